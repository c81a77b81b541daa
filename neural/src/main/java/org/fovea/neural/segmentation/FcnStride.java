package org.fovea.neural.segmentation;

/** How coarse the logits of {@link FcnVgg16} are before their last enlargement. */
public enum FcnStride {
  /** FCN-32s: from the last map alone. */
  S32(0, 32),
  /** FCN-16s: with the map after the fourth pooling. */
  S16(1, 16),
  /** FCN-8s: with those after the fourth and third. */
  S8(2, 8);

  private final int skips;
  private final int pixels;

  FcnStride(int skips, int pixels) {
    this.skips = skips;
    this.pixels = pixels;
  }

  /** How many earlier maps take part. */
  int skips() {
    return skips;
  }

  /** The factor of the last enlargement. */
  int pixels() {
    return pixels;
  }
}
