package org.fovea.neural.rcnn;

/**
 * How R-CNN is trained and how its detections are chosen.
 *
 * @param seed what every random choice follows from
 * @param threads how many threads work, at least 1; the result does not depend on it
 * @param maxPictures how many pictures are learned from, at least 1; of more, a random choice
 * @param proposalsPerPicture how many proposals are looked at, likeliest first, at least 1
 * @param minSide proposals with a shorter side are left out, pixels, at least 1
 * @param maxAspect proposals longer than this many times their breadth are left out, at least 1
 * @param regionsPerPicture how many regions of each picture the network learns from, at least 4; a
 *     quarter of them objects and what overlaps them
 * @param negativesPerPicture how many proposals of each picture that show no object the SVMs see,
 *     at least 1
 * @param foregroundIou what overlap with an object makes a region the object's class for the
 *     network, above 0 to 1
 * @param negativeIou below what overlap with every object of a class a region is a negative for the
 *     class's SVM, above 0 to 1
 * @param regressionIou from what overlap with an object on box regression learns from a proposal,
 *     above 0 to 1
 * @param regressionLambda the penalty of box regression, above 0
 * @param svmCost the SVMs' cost of an error, above 0
 * @param nmsIou above what overlap with a surer detection of its class a detection is dropped, 0 to
 *     1
 * @param minScore detections below this probability are dropped, 0 to 1
 * @param maxDetections how many detections a picture has at most, at least 1
 * @param network the network
 */
public record RcnnConfig(
    long seed,
    int threads,
    int maxPictures,
    int proposalsPerPicture,
    double minSide,
    double maxAspect,
    int regionsPerPicture,
    int negativesPerPicture,
    double foregroundIou,
    double negativeIou,
    double regressionIou,
    double regressionLambda,
    double svmCost,
    double nmsIou,
    double minScore,
    int maxDetections,
    RegionNetworkConfig network) {

  public RcnnConfig {
    atLeast(1, "threads", threads);
    atLeast(1, "maxPictures", maxPictures);
    atLeast(1, "proposalsPerPicture", proposalsPerPicture);
    atLeast(1, "minSide", minSide);
    atLeast(1, "maxAspect", maxAspect);
    atLeast(4, "regionsPerPicture", regionsPerPicture);
    atLeast(1, "negativesPerPicture", negativesPerPicture);
    share("foregroundIou", foregroundIou);
    share("negativeIou", negativeIou);
    share("regressionIou", regressionIou);
    above0("foregroundIou", foregroundIou);
    above0("negativeIou", negativeIou);
    above0("regressionIou", regressionIou);
    above0("regressionLambda", regressionLambda);
    above0("svmCost", svmCost);
    share("nmsIou", nmsIou);
    share("minScore", minScore);
    atLeast(1, "maxDetections", maxDetections);
  }

  private static void atLeast(int least, String name, double value) {
    require(value >= least && Double.isFinite(value), name, "at least " + least, value);
  }

  private static void share(String name, double value) {
    require(value >= 0 && value <= 1, name, "0 to 1", value);
  }

  private static void above0(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, "above 0", value);
  }

  private static void require(boolean holds, String name, String expected, double actual) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": expected " + expected + ", got " + plain(actual));
    }
  }

  /**
   * What suits pictures of a few hundred pixels a side, on all processors.
   *
   * @return the defaults
   */
  public static RcnnConfig defaults() {
    return new RcnnConfig(
        1,
        Runtime.getRuntime().availableProcessors(),
        400,
        800,
        8,
        4,
        64,
        250,
        0.5,
        0.3,
        0.6,
        100,
        0.1,
        0.3,
        0.01,
        100,
        RegionNetworkConfig.defaults());
  }

  /**
   * The same with another seed.
   *
   * @param value what every random choice follows from
   * @return a changed copy
   */
  public RcnnConfig withSeed(long value) {
    return new RcnnConfig(
        value,
        threads,
        maxPictures,
        proposalsPerPicture,
        minSide,
        maxAspect,
        regionsPerPicture,
        negativesPerPicture,
        foregroundIou,
        negativeIou,
        regressionIou,
        regressionLambda,
        svmCost,
        nmsIou,
        minScore,
        maxDetections,
        network);
  }

  /**
   * The same with another number of threads.
   *
   * @param value threads, at least 1
   * @return a changed copy
   */
  public RcnnConfig withThreads(int value) {
    return new RcnnConfig(
        seed,
        value,
        maxPictures,
        proposalsPerPicture,
        minSide,
        maxAspect,
        regionsPerPicture,
        negativesPerPicture,
        foregroundIou,
        negativeIou,
        regressionIou,
        regressionLambda,
        svmCost,
        nmsIou,
        minScore,
        maxDetections,
        network);
  }

  /**
   * The same with another cap on training pictures.
   *
   * @param value pictures, at least 1
   * @return a changed copy
   */
  public RcnnConfig withMaxPictures(int value) {
    return new RcnnConfig(
        seed,
        threads,
        value,
        proposalsPerPicture,
        minSide,
        maxAspect,
        regionsPerPicture,
        negativesPerPicture,
        foregroundIou,
        negativeIou,
        regressionIou,
        regressionLambda,
        svmCost,
        nmsIou,
        minScore,
        maxDetections,
        network);
  }

  /**
   * The same with another cap on proposals.
   *
   * @param value proposals, at least 1
   * @return a changed copy
   */
  public RcnnConfig withProposalsPerPicture(int value) {
    return new RcnnConfig(
        seed,
        threads,
        maxPictures,
        value,
        minSide,
        maxAspect,
        regionsPerPicture,
        negativesPerPicture,
        foregroundIou,
        negativeIou,
        regressionIou,
        regressionLambda,
        svmCost,
        nmsIou,
        minScore,
        maxDetections,
        network);
  }

  /**
   * The same with another network.
   *
   * @param value the network
   * @return a changed copy
   */
  public RcnnConfig withNetwork(RegionNetworkConfig value) {
    return new RcnnConfig(
        seed,
        threads,
        maxPictures,
        proposalsPerPicture,
        minSide,
        maxAspect,
        regionsPerPicture,
        negativesPerPicture,
        foregroundIou,
        negativeIou,
        regressionIou,
        regressionLambda,
        svmCost,
        nmsIou,
        minScore,
        maxDetections,
        value);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
