package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Resizes pictures. Output pixel {@code i} of {@code n} has its centre at {@code (i + 0.5) * source
 * / n}: half-pixel centres, as OpenCV, Pillow and PyTorch's {@code align_corners=False} have them
 * ({@link Interpolation#NEAREST} alone starts from corners).
 *
 * <p>OpenCV's interpolations give its bytes to the last bit, with its fixed-point weights of 11
 * bits; floats differ from its by a few roundings. Beyond the picture its nearest pixels are
 * repeated. {@link Interpolation#SMOOTH} and {@link #warp} sum in float and round bytes half up at
 * the end only; there pixels outside the picture count for nothing: the weights of those inside are
 * scaled to sum to 1.
 */
public final class Resize {
  private Resize() {}

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static Planar<GrayU8> to(
      Planar<GrayU8> image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    return resample(
        image, width, height, interpolation.resampler(image.width, image.height, width, height));
  }

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static GrayU8 to(GrayU8 image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    GrayU8 result = new GrayU8(width, height);
    interpolation.resampler(image.width, image.height, width, height).resample(image, result, 0, 1);
    return result;
  }

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static GrayF32 to(GrayF32 image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    GrayF32 result = new GrayF32(width, height);
    interpolation.resampler(image.width, image.height, width, height).resample(image, result);
    return result;
  }

  /**
   * Cuts a box with some of its surroundings out of a picture and brings it to a fixed size without
   * regard to its aspect, by {@link Interpolation#SMOOTH}, as R-CNN warps its regions (Girshick et
   * al., 2014, appendix A). Where the surroundings reach past the picture its nearest pixels are
   * repeated.
   *
   * @param image at least 1 x 1
   * @param x1 left edge of the box in continuous pixels; the box may reach past the picture
   * @param y1 top edge
   * @param x2 right edge, exclusive, more than {@code x1}
   * @param y2 bottom edge, exclusive, more than {@code y1}
   * @param width columns of the result, more than {@code 2 * context}
   * @param height rows of the result, more than {@code 2 * context}
   * @param context pixels of the result on each side of it that show surroundings, at least 0
   * @return the warped region
   * @throws IllegalArgumentException if a size is too small or the box is empty or not finite
   */
  public static Planar<GrayU8> warp(
      Planar<GrayU8> image,
      double x1,
      double y1,
      double x2,
      double y2,
      int width,
      int height,
      double context) {
    checkSizes(image, width, height);
    if (!(context >= 0 && 2 * context < Math.min(width, height))) {
      throw new IllegalArgumentException(
          String.format(
              "context must be from 0 to less than half of %d x %d, got %s",
              width, height, context));
    }
    if (!(x2 - x1 > 0 && y2 - y1 > 0 && Double.isFinite(x2 - x1) && Double.isFinite(y2 - y1))) {
      throw new IllegalArgumentException(
          String.format(
              "expected a box with finite edges and x1 < x2, y1 < y2, got (%s, %s, %s, %s)",
              x1, y1, x2, y2));
    }
    double marginX = context * (x2 - x1) / (width - 2 * context);
    double marginY = context * (y2 - y1) / (height - 2 * context);
    return resample(
        image,
        width,
        height,
        FloatSums.roundingHalfUp(
            Taps.smooth(image.width, width, x1 - marginX, x2 + marginX),
            Taps.smooth(image.height, height, y1 - marginY, y2 + marginY)));
  }

  private static void checkSizes(ImageBase<?> image, int width, int height) {
    Images.requireNotEmpty(image);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "expected a result of at least 1 x 1 pixels, got " + width + " x " + height);
    }
  }

  private static Planar<GrayU8> resample(
      Planar<GrayU8> image, int width, int height, Resampler resampler) {
    int bands = image.getNumBands();
    Planar<GrayU8> result = new Planar<>(GrayU8.class, width, height, bands);
    for (int band = 0; band < bands; band++) {
      resampler.resample(image.getBand(band), result.getBand(band), band, bands);
    }
    return result;
  }
}
