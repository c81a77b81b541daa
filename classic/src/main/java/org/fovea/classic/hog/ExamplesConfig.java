package org.fovea.classic.hog;

/**
 * Which examples {@link HogSvmTrainer} learns from.
 *
 * @param jitters examples made of each object: itself, and copies shifted and scaled by up to half
 *     a step of the search; at least 1
 * @param mirror whether each example's mirror image is an example too, which is wrong for arrows
 *     and letters
 * @param maxPositives most positive examples of a category, at least 1: where there are more,
 *     objects are drawn at random
 * @param randomPerPicture windows taken at random from each picture for the first training, at
 *     least 1
 * @param rounds how often the detector so far is run over the training pictures and trained again
 *     with its worst errors, at least 0
 * @param picturesPerRound most pictures that a round looks at, drawn at random, at least 1
 * @param hardPerPicture most errors that a round takes from a picture for a category, at least 1
 * @param maxNegatives most negative examples of a category, at least 1: where there are more, the
 *     easiest are dropped
 */
public record ExamplesConfig(
    int jitters,
    boolean mirror,
    int maxPositives,
    int randomPerPicture,
    int rounds,
    int picturesPerRound,
    int hardPerPicture,
    int maxNegatives) {
  public ExamplesConfig {
    atLeast(1, jitters, "jitters");
    atLeast(1, maxPositives, "maxPositives");
    atLeast(1, randomPerPicture, "randomPerPicture");
    atLeast(0, rounds, "rounds");
    atLeast(1, picturesPerRound, "picturesPerRound");
    atLeast(1, hardPerPicture, "hardPerPicture");
    atLeast(1, maxNegatives, "maxNegatives");
  }

  private static void atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }

  /**
   * Eight jitters without mirror images, up to 2000 positive and 4000 negative examples of a
   * category, two rounds over up to 80 pictures.
   *
   * @return the configuration
   */
  public static ExamplesConfig defaults() {
    return new ExamplesConfig(8, false, 2000, 10, 2, 80, 10, 4000);
  }

  /**
   * The same with other copies of objects.
   *
   * @param copies examples made of each object, at least 1
   * @param mirrored whether mirror images are examples too
   * @return a changed copy
   */
  public ExamplesConfig withCopies(int copies, boolean mirrored) {
    return new ExamplesConfig(
        copies,
        mirrored,
        maxPositives,
        randomPerPicture,
        rounds,
        picturesPerRound,
        hardPerPicture,
        maxNegatives);
  }

  /**
   * The same with other rounds of mining.
   *
   * @param count how many rounds, at least 0
   * @param pictures most pictures that a round looks at, at least 1
   * @param hard most errors taken from a picture for a category, at least 1
   * @return a changed copy
   */
  public ExamplesConfig withRounds(int count, int pictures, int hard) {
    return new ExamplesConfig(
        jitters, mirror, maxPositives, randomPerPicture, count, pictures, hard, maxNegatives);
  }

  /**
   * The same with other limits.
   *
   * @param positives most positive examples of a category, at least 1
   * @param negatives most negative examples of a category, at least 1
   * @return a changed copy
   */
  public ExamplesConfig withLimits(int positives, int negatives) {
    return new ExamplesConfig(
        jitters,
        mirror,
        positives,
        randomPerPicture,
        rounds,
        picturesPerRound,
        hardPerPicture,
        negatives);
  }
}
