package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/**
 * The sum of the second derivatives over 3 x 3 pixels, above 0 where the middle is darker than what
 * is around it. scikit-image's {@code laplace} has the opposite sign and {@link Border#REFLECT}.
 *
 * @param kernel which neighbours are weighed
 * @param border what is beyond the edge; OpenCV's default is {@link Border#REFLECT_101}
 */
public record Laplacian(Kernel kernel, Border border) {
  /** The weights. */
  public enum Kernel {
    /** {@code [0 1 0; 1 -4 1; 0 1 0]}, OpenCV's aperture of 1; the true second derivative. */
    AXIAL(1, 0),

    /** {@code [2 0 2; 0 -8 0; 2 0 2]}, OpenCV's aperture of 3; four times the second derivative. */
    DIAGONAL(0, 2);

    private final int axial;
    private final int diagonal;

    Kernel(int axial, int diagonal) {
      this.axial = axial;
      this.diagonal = diagonal;
    }
  }

  /**
   * A filter that reflects at the edge, OpenCV's default.
   *
   * @param kernel which neighbours are weighed
   */
  public Laplacian(Kernel kernel) {
    this(kernel, Border.REFLECT_101);
  }

  /**
   * Filters bytes.
   *
   * @param image the picture, at least 1 x 1
   * @return the exact sums, -2040..2040
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayS16 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] in = Padding.ints(image, 1, border);
    int stride = image.width + 2;
    int axial = kernel.axial;
    int diagonal = kernel.diagonal;
    GrayS16 out = new GrayS16(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      int to = y * image.width;
      int i = (y + 1) * stride + 1;
      for (int x = 0; x < image.width; x++, i++) {
        int beside = in[i - stride] + in[i - 1] + in[i + 1] + in[i + stride];
        int corners =
            in[i - stride - 1] + in[i - stride + 1] + in[i + stride - 1] + in[i + stride + 1];
        int middle = 4 * in[i];
        out.data[to + x] = (short) (axial * (beside - middle) + diagonal * (corners - middle));
      }
    }
    return out;
  }

  /**
   * Filters floats.
   *
   * @param image the picture, at least 1 x 1
   * @return the sums
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    Images.requireNotEmpty(image);
    float[] in = Padding.floats(image, 1, border);
    int stride = image.width + 2;
    GrayF32 out = new GrayF32(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      int to = y * image.width;
      int i = (y + 1) * stride + 1;
      for (int x = 0; x < image.width; x++, i++) {
        float beside = in[i - stride] + in[i - 1] + in[i + 1] + in[i + stride];
        float corners =
            in[i - stride - 1] + in[i - stride + 1] + in[i + stride - 1] + in[i + stride + 1];
        out.data[to + x] = kernel == Kernel.AXIAL ? beside - 4 * in[i] : 2 * corners - 8 * in[i];
      }
    }
    return out;
  }
}
