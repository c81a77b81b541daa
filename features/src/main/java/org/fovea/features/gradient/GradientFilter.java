package org.fovea.features.gradient;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.SeparableFilter;
import org.fovea.features.image.Images;

/**
 * Takes the gradient of gray pictures. Both differences are above 0 where the picture gets brighter
 * to the right or downwards, as with OpenCV and scikit-image, whose {@code sobel_v} is dx and
 * {@code sobel_h} is dy.
 *
 * @param kernel the weights
 * @param gain what they are divided by
 * @param border what is beyond the edge
 */
public record GradientFilter(GradientKernel kernel, Gain gain, Border border) {
  /**
   * OpenCV's form: whole-number weights, a border that reflects about the edge pixel.
   *
   * @param kernel the weights
   * @return the filter
   */
  public static GradientFilter openCv(GradientKernel kernel) {
    return new GradientFilter(kernel, Gain.INTEGER, Border.REFLECT_101);
  }

  /**
   * scikit-image's form: smoothing weights of sum 1, a border that reflects. Its magnitude is
   * {@link GradientNorm#RMS}.
   *
   * @param kernel the weights
   * @return the filter
   */
  public static GradientFilter scikitImage(GradientKernel kernel) {
    return new GradientFilter(kernel, Gain.AVERAGE, Border.REFLECT);
  }

  /**
   * The gradient of bytes; exact with {@link Gain#INTEGER}.
   *
   * @param image the picture, at least 1 x 1
   * @return its gradient, in units of 1/255 of the range from black to white
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public Gradient of(GrayU8 image) {
    return of(Images.toF32(image));
  }

  /**
   * The gradient of floats.
   *
   * @param image the picture, at least 1 x 1
   * @return its gradient
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public Gradient of(GrayF32 image) {
    if (kernel == GradientKernel.ROBERTS) {
      return Roberts.cross(image, (float) gain.divisor(kernel), border);
    }
    double[] difference = weights(kernel.difference(), 1);
    double[] smoothing = weights(kernel.smoothing(), gain.divisor(kernel));
    return new Gradient(
        new SeparableFilter(difference, smoothing, border).apply(image),
        new SeparableFilter(smoothing, difference, border).apply(image));
  }

  /**
   * The gradient of bytes in 16-bit whole numbers, the fastest form.
   *
   * @param image the picture, at least 1 x 1
   * @return its exact gradient
   * @throws IllegalArgumentException if the picture has no pixels, if the gain is not {@link
   *     Gain#INTEGER}, or if the kernel is {@link GradientKernel#SOBEL_7}, whose sums need more
   *     bits
   */
  public GradientS16 ofS16(GrayU8 image) {
    Images.requireNotEmpty(image);
    if (gain != Gain.INTEGER) {
      throw new IllegalArgumentException("expected the gain INTEGER for 16 bits, got " + gain);
    }
    if (kernel == GradientKernel.SOBEL_7) {
      throw new IllegalArgumentException("expected a kernel whose sums fit 16 bits, got SOBEL_7");
    }
    if (kernel == GradientKernel.ROBERTS || kernel == GradientKernel.FORWARD) {
      Gradient exact = of(image);
      return new GradientS16(toS16(exact.dx()), toS16(exact.dy()));
    }
    return new ShortGradient(kernel, border).apply(image);
  }

  private static GrayS16 toS16(GrayF32 image) {
    GrayS16 copy = new GrayS16(image.width, image.height);
    for (int i = 0; i < copy.data.length; i++) {
      copy.data[i] = (short) image.data[i];
    }
    return copy;
  }

  private static double[] weights(int[] whole, double divisor) {
    double[] weights = new double[whole.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = whole[i] / divisor;
    }
    return weights;
  }
}
