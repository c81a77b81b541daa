package org.fovea.neural.op;

/** How {@link Interpolate} makes an element from its neighbours. */
public enum Interpolation {
  /** The element whose index is the scaled index rounded down. */
  NEAREST,
  /** The element that holds the new one's centre. */
  NEAREST_EXACT,
  /** Linear between the two neighbours, in two dimensions bilinear. */
  LINEAR,
  /** Cubic convolution over four neighbours (Keys, 1981), a = -0.75, or -0.5 when antialiased. */
  CUBIC,
  /** The mean of what the new element covers, in whole elements. */
  AREA
}
