package org.fovea.neural.explain;

/**
 * How a picture is covered bit by bit. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param window rows and columns of the square that covers, in pixels of the input, at least 1
 * @param stride pixels from one place of the square to the next, 1 to window, so that every pixel
 *     is covered at some time
 * @param fill the value of the square, in the input's normalised values
 */
public record OcclusionConfig(int window, int stride, float fill) {
  public OcclusionConfig {
    if (window < 1 || stride < 1 || stride > window) {
      throw new IllegalArgumentException(
          "occlusion: window %d, stride %d; expected 1 or more, stride not above window"
              .formatted(window, stride));
    }
  }

  /**
   * A square of an eighth of the input that moves by half of itself, of value 0: the mean of the
   * pictures that the network was trained with.
   *
   * @param size rows and columns of the input
   * @return the configuration
   */
  public static OcclusionConfig of(int size) {
    int window = Math.max(2, size / 8);
    return new OcclusionConfig(window, window / 2, 0);
  }
}
