package org.fovea.features.hog;

/**
 * How the histograms {@code v} of a block are normalised together (Dalal and Triggs, 2005, section
 * 6.4). {@code e} is 1e-5 except where another number is given.
 */
public enum BlockNorm {
  /** {@code v / (sum |v| + e)}. */
  L1,

  /** {@code sqrt(v / (sum |v| + e))}. */
  L1_SQRT,

  /** {@code v / sqrt(sum v^2 + e^2)}. */
  L2,

  /** L2, then values above 0.2 cut down to 0.2, then L2 again. */
  L2_HYS,

  /**
   * As OpenCV's {@code HOGDescriptor} does L2-Hys: {@code v / (sqrt(sum v^2) + 0.1 n)} with n
   * values in the block, then values above 0.2 cut down to 0.2, then {@code v / (sqrt(sum v^2) +
   * 0.001)}. The first number keeps faint noise faint.
   */
  L2_HYS_DAMPED
}
