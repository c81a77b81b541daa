package org.fovea.neural.segmentation;

/**
 * The architecture of a {@link UNet}. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param width channels of the first level, at least 1; each level below has twice as many
 * @param depth how often the resolution is halved, 1 to 8
 * @param padded whether convolutions keep the extents and are normalised by the batch; if not, as
 *     in the paper, each takes a pixel from every side and there is no normalisation
 */
public record UNetConfig(int width, int depth, boolean padded) {
  public UNetConfig {
    if (width < 1) {
      throw new IllegalArgumentException("U-Net: width is " + width + ", expected 1 or more");
    }
    if (depth < 1 || depth > 8) {
      throw new IllegalArgumentException("U-Net: depth is " + depth + ", expected 1 to 8");
    }
  }

  /**
   * The paper's: 64 channels, four halvings, no padding.
   *
   * @return the architecture of figure 1
   */
  public static UNetConfig paper() {
    return new UNetConfig(64, 4, false);
  }

  /**
   * The usual form of later years: padded, with batch normalisation.
   *
   * @param width channels of the first level
   * @param depth how often the resolution is halved
   * @return the architecture
   */
  public static UNetConfig padded(int width, int depth) {
    return new UNetConfig(width, depth, true);
  }

  /** Channels of a level, 0 at the top. */
  int channels(int level) {
    return width << level;
  }

  /** Pixels at each side of the input that get no logits. */
  int margin() {
    return padded ? 0 : (6 << depth) - 4;
  }
}
