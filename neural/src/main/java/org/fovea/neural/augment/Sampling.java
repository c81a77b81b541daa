package org.fovea.neural.augment;

/** How a transformed picture gets its pixels. */
public enum Sampling {
  /** From the nearest source pixel; torchvision's {@code NEAREST}. */
  NEAREST,
  /** Between the four nearest, by {@link org.fovea.features.warp.AffineWarp}. */
  BILINEAR
}
