package org.fovea.neural.model;

/**
 * The channels of an Inception module's four branches (Going Deeper with Convolutions, Szegedy et
 * al., 2015, table 1).
 *
 * @param direct of the 1 x 1 convolution
 * @param reduced3 of the 1 x 1 convolution before the 3 x 3
 * @param wide3 of the 3 x 3 convolution
 * @param reduced5 of the 1 x 1 convolution before the 5 x 5
 * @param wide5 of the 5 x 5 convolution
 * @param pooled of the 1 x 1 convolution after the pooling
 * @param fiveByFive what stands for the 5 x 5 convolution
 */
public record InceptionConfig(
    int direct,
    int reduced3,
    int wide3,
    int reduced5,
    int wide5,
    int pooled,
    FiveByFive fiveByFive) {
  /** What stands for a module's 5 x 5 convolution. */
  public enum FiveByFive {
    /** The 5 x 5 convolution of the paper. */
    FIVE,
    /** A 3 x 3 convolution, as in torchvision's GoogLeNet and the weights made for it. */
    THREE,
    /**
     * Two 3 x 3 convolutions one after the other, as in Inception v2 (Rethinking the Inception
     * Architecture, Szegedy et al., 2016, figure 5).
     */
    TWO_THREES
  }

  public InceptionConfig {
    for (int channels : new int[] {direct, reduced3, wide3, reduced5, wide5, pooled}) {
      if (channels < 1) {
        throw new IllegalArgumentException(
            "inception: a branch of " + channels + " channels, expected 1 or more");
      }
    }
  }

  /**
   * Channels of the module's result.
   *
   * @return the sum over the branches
   */
  public int out() {
    return direct + wide3 + wide5 + pooled;
  }
}
