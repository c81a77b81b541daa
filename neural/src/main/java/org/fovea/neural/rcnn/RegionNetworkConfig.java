package org.fovea.neural.rcnn;

/**
 * The network that looks at warped regions, and how it is trained.
 *
 * @param inputSize width and height of a warped region in pixels, a multiple of 8, at least 16
 * @param context pixels of the warped region on each side that show what surrounds the proposal,
 *     from 0 to less than half of the input size (R-CNN, appendix A, has 16 of 227)
 * @param width channels of the first convolution, at least 1; the next have two and four times as
 *     many
 * @param hidden length of the last hidden layer, on which the SVMs work, at least 1
 * @param epochs how often training goes through as many regions as were sampled, at least 1
 * @param batchSize regions per step, at least 2
 * @param learningRate the peak of the learning rate, above 0
 * @param momentum momentum of SGD, from 0 to less than 1
 * @param weightDecay the penalty on weights, at least 0
 * @param mirror whether regions are mirrored at random; wrong for objects that have a left and a
 *     right, such as signs
 */
public record RegionNetworkConfig(
    int inputSize,
    int context,
    int width,
    int hidden,
    int epochs,
    int batchSize,
    double learningRate,
    double momentum,
    double weightDecay,
    boolean mirror) {

  public RegionNetworkConfig {
    require(
        inputSize >= 16 && inputSize % 8 == 0, "inputSize", "a multiple of 8 from 16", inputSize);
    require(context >= 0 && 2 * context < inputSize, "context", "0 to half the input", context);
    require(width >= 1, "width", "at least 1", width);
    require(hidden >= 1, "hidden", "at least 1", hidden);
    require(epochs >= 1, "epochs", "at least 1", epochs);
    require(batchSize >= 2, "batchSize", "at least 2", batchSize);
    require(
        learningRate > 0 && Double.isFinite(learningRate), "learningRate", "above 0", learningRate);
    require(momentum >= 0 && momentum < 1, "momentum", "0 to less than 1", momentum);
    require(
        weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", "at least 0", weightDecay);
  }

  private static void require(boolean holds, String name, String expected, Object actual) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", got " + actual);
    }
  }

  /**
   * A network that trains in seconds.
   *
   * @return the defaults
   */
  public static RegionNetworkConfig defaults() {
    return new RegionNetworkConfig(24, 3, 16, 128, 5, 128, 0.05, 0.9, 5e-4, false);
  }

  /**
   * The same with another number of epochs.
   *
   * @param value epochs, at least 1
   * @return a changed copy
   */
  public RegionNetworkConfig withEpochs(int value) {
    return new RegionNetworkConfig(
        inputSize,
        context,
        width,
        hidden,
        value,
        batchSize,
        learningRate,
        momentum,
        weightDecay,
        mirror);
  }

  /**
   * The same with another size of warped regions.
   *
   * @param value pixels, a multiple of 8, at least 16
   * @return a changed copy
   */
  public RegionNetworkConfig withInputSize(int value) {
    return new RegionNetworkConfig(
        value,
        context,
        width,
        hidden,
        epochs,
        batchSize,
        learningRate,
        momentum,
        weightDecay,
        mirror);
  }

  /**
   * The same with or without mirrored regions.
   *
   * @param value whether to mirror at random
   * @return a changed copy
   */
  public RegionNetworkConfig withMirror(boolean value) {
    return new RegionNetworkConfig(
        inputSize,
        context,
        width,
        hidden,
        epochs,
        batchSize,
        learningRate,
        momentum,
        weightDecay,
        value);
  }
}
