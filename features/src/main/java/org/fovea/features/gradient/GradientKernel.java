package org.fovea.features.gradient;

/**
 * The weights of a gradient: a difference along one axis, smoothed along the other. They are whole
 * numbers; {@link Gain} says what they are divided by.
 */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are only given away as copies
public enum GradientKernel {
  /** {@code I(x + 1) - I(x)}, without smoothing. */
  FORWARD(new int[] {0, -1, 1}, new int[] {1}),

  /** {@code I(x + 1) - I(x - 1)}, without smoothing. */
  CENTRAL(new int[] {-1, 0, 1}, new int[] {1}),

  /** Sobel and Feldman's 3 x 3: [-1 0 1] by [1 2 1]. */
  SOBEL(new int[] {-1, 0, 1}, new int[] {1, 2, 1}),

  /** OpenCV's Sobel of aperture 5: [-1 -2 0 2 1] by [1 4 6 4 1]. */
  SOBEL_5(new int[] {-1, -2, 0, 2, 1}, new int[] {1, 4, 6, 4, 1}),

  /** OpenCV's Sobel of aperture 7: [-1 -4 -5 0 5 4 1] by [1 6 15 20 15 6 1]. */
  SOBEL_7(new int[] {-1, -4, -5, 0, 5, 4, 1}, new int[] {1, 6, 15, 20, 15, 6, 1}),

  /** Prewitt's 3 x 3: [-1 0 1] by [1 1 1], the slope of the plane that fits the window best. */
  PREWITT(new int[] {-1, 0, 1}, new int[] {1, 1, 1}),

  /** The same for 5 x 5: [-2 -1 0 1 2] by [1 1 1 1 1]. */
  PREWITT_5(new int[] {-2, -1, 0, 1, 2}, new int[] {1, 1, 1, 1, 1}),

  /** Scharr's 3 x 3: [-1 0 1] by [3 10 3]. */
  SCHARR(new int[] {-1, 0, 1}, new int[] {3, 10, 3}),

  /**
   * Roberts' cross of 2 x 2, along the diagonals: {@code I(x + 1, y + 1) - I(x, y)} takes the place
   * of dx, {@code I(x, y + 1) - I(x + 1, y)} that of dy, as in scikit-image's {@code
   * roberts_pos_diag} and {@code roberts_neg_diag}. The true direction is theirs less 45 degrees.
   */
  ROBERTS(new int[] {-1, 1}, new int[] {1});

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final int[] difference;

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final int[] smoothing;

  GradientKernel(int[] difference, int[] smoothing) {
    this.difference = difference;
    this.smoothing = smoothing;
  }

  /**
   * The weights along the axis of the change.
   *
   * @return an odd number of weights of sum 0, or 2 of {@link #ROBERTS}, along a diagonal
   */
  public int[] difference() {
    return difference.clone();
  }

  /**
   * The weights along the other axis.
   *
   * @return an odd number of weights, none below 0
   */
  public int[] smoothing() {
    return smoothing.clone();
  }
}
