package org.fovea.features.image;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;

/**
 * The conventions that every module keeps, and the few steps that turn one form of picture into
 * another.
 *
 * <ul>
 *   <li>{@code GrayU8} and {@code Planar<GrayU8>} hold pictures, {@code GrayF32} and {@code
 *       Planar<GrayF32>} hold what is computed.
 *   <li>Bands are in the order R, G, B; values are sRGB, 0..255.
 *   <li>Gray is Rec. 601 luma, but for {@link #toLuminance}.
 *   <li>Sub-images (start index and stride) work in every operation; inputs are never modified.
 *   <li>Pixel (0, 0) has its centre at (0.5, 0.5).
 * </ul>
 */
public final class Images {
  // Rec. 601 in 15-bit fixed point, rounded as OpenCV's cvtColor rounds it; they sum to 1 << 15.
  private static final int RED_15 = 9798;
  private static final int GREEN_15 = 19235;
  private static final int BLUE_15 = 3735;
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Images() {}

  /**
   * A black RGB picture.
   *
   * @param width columns, at least 0
   * @param height rows, at least 0
   * @return a picture of three bands R, G, B, all 0
   */
  public static Planar<GrayU8> rgb(int width, int height) {
    return new Planar<>(GrayU8.class, width, height, 3);
  }

  /**
   * Checks that a picture has the three bands R, G, B.
   *
   * @param image any picture
   * @throws IllegalArgumentException if it has another number of bands
   */
  public static void requireRgb(Planar<GrayU8> image) {
    if (image.getNumBands() != 3) {
      throw new IllegalArgumentException(
          "expected a picture of 3 bands (R, G, B), got " + image.getNumBands());
    }
  }

  /**
   * Checks that a picture has at least one pixel.
   *
   * @param image any picture
   * @throws IllegalArgumentException if its width or height is 0
   */
  public static void requireNotEmpty(ImageBase<?> image) {
    if (image.width < 1 || image.height < 1) {
      throw new IllegalArgumentException(
          "expected a picture of at least 1 x 1 pixels, got " + image.width + " x " + image.height);
    }
  }

  /**
   * Checks that two pictures have the same width and height.
   *
   * @param a one picture
   * @param b the other
   * @throws IllegalArgumentException if they differ
   */
  public static void requireSameSize(ImageBase<?> a, ImageBase<?> b) {
    if (a.width != b.width || a.height != b.height) {
      throw new IllegalArgumentException(
          String.format(
              "expected two pictures of one size, got %d x %d and %d x %d",
              a.width, a.height, b.width, b.height));
    }
  }

  /**
   * The luma of Rec. 601, {@code 0.299 R + 0.587 G + 0.114 B}, rounded; equal to OpenCV's {@code
   * cvtColor} to the last bit.
   *
   * @param image a picture of 3 bands
   * @return its luma, 0..255, of the same size
   * @throws IllegalArgumentException if it has another number of bands
   */
  public static GrayU8 toGray(Planar<GrayU8> image) {
    requireRgb(image);
    GrayU8 gray = new GrayU8(image.width, image.height);
    GrayU8 r = image.getBand(0);
    GrayU8 g = image.getBand(1);
    GrayU8 b = image.getBand(2);
    for (int y = 0, out = 0; y < image.height; y++) {
      int ri = r.startIndex + y * r.stride;
      int gi = g.startIndex + y * g.stride;
      int bi = b.startIndex + y * b.stride;
      for (int x = 0; x < image.width; x++) {
        int sum =
            RED_15 * (r.data[ri + x] & 0xFF)
                + GREEN_15 * (g.data[gi + x] & 0xFF)
                + BLUE_15 * (b.data[bi + x] & 0xFF);
        gray.data[out++] = (byte) ((sum + (1 << 14)) >> 15);
      }
    }
    return gray;
  }

  /**
   * The luma of Rec. 601, {@code 0.299 R + 0.587 G + 0.114 B}, not rounded.
   *
   * @param image a picture of 3 bands
   * @return its luma, 0..255, of the same size
   * @throws IllegalArgumentException if it has another number of bands
   */
  public static GrayF32 toGrayF32(Planar<GrayU8> image) {
    requireRgb(image);
    GrayF32 gray = new GrayF32(image.width, image.height);
    GrayU8 r = image.getBand(0);
    GrayU8 g = image.getBand(1);
    GrayU8 b = image.getBand(2);
    for (int y = 0, out = 0; y < image.height; y++) {
      int ri = r.startIndex + y * r.stride;
      int gi = g.startIndex + y * g.stride;
      int bi = b.startIndex + y * b.stride;
      for (int x = 0; x < image.width; x++) {
        gray.data[out++] =
            RED * (r.data[ri + x] & 0xFF)
                + GREEN * (g.data[gi + x] & 0xFF)
                + BLUE * (b.data[bi + x] & 0xFF);
      }
    }
    return gray;
  }

  /**
   * The luminance of Rec. 709 over sRGB values as they are, {@code (0.2125 R + 0.7154 G + 0.0721 B)
   * / 255}, as {@code skimage.color.rgb2gray}.
   *
   * @param image a picture of 3 bands
   * @return its luminance, 0..1, of the same size, rounded to float once
   * @throws IllegalArgumentException if it has another number of bands
   */
  public static GrayF32 toLuminance(Planar<GrayU8> image) {
    requireRgb(image);
    GrayF32 luminance = new GrayF32(image.width, image.height);
    GrayU8 r = image.getBand(0);
    GrayU8 g = image.getBand(1);
    GrayU8 b = image.getBand(2);
    for (int y = 0, out = 0; y < image.height; y++) {
      int ri = r.startIndex + y * r.stride;
      int gi = g.startIndex + y * g.stride;
      int bi = b.startIndex + y * b.stride;
      for (int x = 0; x < image.width; x++) {
        // Whole ten-thousandths, so that white is exactly 1.
        int sum =
            2125 * (r.data[ri + x] & 0xFF)
                + 7154 * (g.data[gi + x] & 0xFF)
                + 721 * (b.data[bi + x] & 0xFF);
        luminance.data[out++] = (float) (sum / 2_550_000.0);
      }
    }
    return luminance;
  }

  /**
   * A gray picture as an RGB picture of three equal bands.
   *
   * @param gray one band
   * @return a picture whose three bands are copies of it
   */
  public static Planar<GrayU8> toRgb(GrayU8 gray) {
    Planar<GrayU8> rgb = rgb(gray.width, gray.height);
    for (int band = 0; band < 3; band++) {
      rgb.setBand(band, crop(gray, 0, 0, gray.width, gray.height));
    }
    return rgb;
  }

  /**
   * The same values as floats.
   *
   * @param gray one band
   * @return a copy, 0..255, not scaled
   */
  public static GrayF32 toF32(GrayU8 gray) {
    GrayF32 copy = new GrayF32(gray.width, gray.height);
    for (int y = 0, out = 0; y < gray.height; y++) {
      int in = gray.startIndex + y * gray.stride;
      for (int x = 0; x < gray.width; x++) {
        copy.data[out++] = gray.data[in + x] & 0xFF;
      }
    }
    return copy;
  }

  /**
   * The same values as bytes: rounded half up, then held to 0..255; what is not a number becomes 0.
   *
   * @param gray one band
   * @return a copy
   */
  public static GrayU8 toU8(GrayF32 gray) {
    GrayU8 copy = new GrayU8(gray.width, gray.height);
    for (int y = 0, out = 0; y < gray.height; y++) {
      int in = gray.startIndex + y * gray.stride;
      for (int x = 0; x < gray.width; x++) {
        float v = Math.min(Math.max(gray.data[in + x] + 0.5f, 0f), 255f);
        copy.data[out++] = (byte) (int) v;
      }
    }
    return copy;
  }

  /**
   * A part of a picture as a picture of its own, which shares nothing with the first.
   *
   * @param image one band
   * @param x left column, at least 0
   * @param y top row, at least 0
   * @param width columns, at least 0
   * @param height rows, at least 0
   * @return a copy of that part
   * @throws IllegalArgumentException if the part is not inside the picture
   */
  public static GrayU8 crop(GrayU8 image, int x, int y, int width, int height) {
    requireInside(image, x, y, width, height);
    GrayU8 part = new GrayU8(width, height);
    for (int row = 0; row < height; row++) {
      int from = image.startIndex + (y + row) * image.stride + x;
      System.arraycopy(image.data, from, part.data, row * width, width);
    }
    return part;
  }

  /**
   * A part of a picture as a picture of its own, which shares nothing with the first.
   *
   * @param image any number of bands
   * @param x left column, at least 0
   * @param y top row, at least 0
   * @param width columns, at least 0
   * @param height rows, at least 0
   * @return a copy of that part
   * @throws IllegalArgumentException if the part is not inside the picture
   */
  public static Planar<GrayU8> crop(Planar<GrayU8> image, int x, int y, int width, int height) {
    requireInside(image, x, y, width, height);
    Planar<GrayU8> part = new Planar<>(GrayU8.class, width, height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      part.setBand(band, crop(image.getBand(band), x, y, width, height));
    }
    return part;
  }

  /**
   * The picture seen in a mirror: its columns in reverse order.
   *
   * @param image any number of bands
   * @return a flipped copy
   */
  public static Planar<GrayU8> flipHorizontal(Planar<GrayU8> image) {
    Planar<GrayU8> flipped =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      byte[] to = flipped.getBand(band).data;
      for (int y = 0; y < image.height; y++) {
        int in = from.startIndex + y * from.stride;
        int out = (y + 1) * image.width - 1;
        for (int x = 0; x < image.width; x++) {
          to[out - x] = from.data[in + x];
        }
      }
    }
    return flipped;
  }

  private static void requireInside(ImageBase<?> image, int x, int y, int width, int height) {
    if (x < 0
        || y < 0
        || width < 0
        || height < 0
        || width > image.width - x
        || height > image.height - y) {
      throw new IllegalArgumentException(
          String.format(
              "expected a part inside the picture of %d x %d, got %d x %d at (%d, %d)",
              image.width, image.height, width, height, x, y));
    }
  }
}
