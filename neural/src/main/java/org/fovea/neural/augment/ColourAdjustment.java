package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Changes of colour: the same bytes as torchvision's {@code adjust_...} of a uint8 tensor, which
 * computes in float and cuts off what is after the point. Brightness, contrast and saturation blend
 * {@code factor * picture + (1 - factor) * other} with black, the mean gray, or the gray picture.
 */
public final class ColourAdjustment {
  private static final Range HALF_TURN = new Range(-0.5, 0.5);

  private ColourAdjustment() {}

  /**
   * Brighter or darker.
   *
   * @param image any number of bands; not modified
   * @param factor 0 black, 1 the same, 2 twice as bright; at least 0
   * @return the changed picture
   */
  public static Planar<GrayU8> brightness(Planar<GrayU8> image, double factor) {
    return blend(image, new Planar<>(GrayU8.class, image.width, image.height, 1), factor);
  }

  /**
   * More or less contrast, about the mean of the gray picture.
   *
   * @param image 1 or 3 bands (R, G, B), at least 1 x 1; not modified
   * @param factor 0 gray, 1 the same; at least 0
   * @return the changed picture
   */
  public static Planar<GrayU8> contrast(Planar<GrayU8> image, double factor) {
    requireFactor(factor);
    Images.requireNotEmpty(image);
    GrayU8 gray = gray(image);
    long sum = 0;
    for (byte level : gray.data) {
      sum += level & 0xFF;
    }
    float mean = (float) sum / (image.width * image.height);
    float other = (float) (1 - factor) * mean;
    byte[] table = new byte[256];
    for (int level = 0; level < table.length; level++) {
      table[level] = held((float) factor * level + other);
    }
    return PointOperation.map(image, table);
  }

  /**
   * More or less saturated; a grey picture stays the same.
   *
   * @param image 1 or 3 bands (R, G, B); not modified
   * @param factor 0 gray, 1 the same; at least 0
   * @return the changed picture
   */
  public static Planar<GrayU8> saturation(Planar<GrayU8> image, double factor) {
    requireFactor(factor);
    if (image.getNumBands() == 1) {
      return image;
    }
    Planar<GrayU8> gray = new Planar<>(GrayU8.class, image.width, image.height, 1);
    gray.setBand(0, gray(image));
    return blend(image, gray, factor);
  }

  /**
   * Hues turned around the circle, in HSV; a grey picture stays the same.
   *
   * @param image 1 or 3 bands (R, G, B); not modified
   * @param turn part of the circle, -0.5..0.5
   * @return the changed picture
   */
  public static Planar<GrayU8> hue(Planar<GrayU8> image, double turn) {
    HALF_TURN.require("hue: turn", turn);
    if (image.getNumBands() == 1) {
      return image;
    }
    Images.requireRgb(image);
    Planar<GrayU8> turned = Images.rgb(image.width, image.height);
    byte[] red = turned.getBand(0).data;
    byte[] green = turned.getBand(1).data;
    byte[] blue = turned.getBand(2).data;
    float[] rgb = new float[3];
    for (int y = 0, out = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++, out++) {
        for (int band = 0; band < 3; band++) {
          GrayU8 from = image.getBand(band);
          rgb[band] = (from.data[from.startIndex + y * from.stride + x] & 0xFF) / 255f;
        }
        turn(rgb, (float) turn);
        red[out] = (byte) (int) (rgb[0] * 255f);
        green[out] = (byte) (int) (rgb[1] * 255f);
        blue[out] = (byte) (int) (rgb[2] * 255f);
      }
    }
    return turned;
  }

  /** To HSV, all 0..1, and back. */
  private static void turn(float[] rgb, float turn) {
    float r = rgb[0];
    float g = rgb[1];
    float b = rgb[2];
    float value = Math.max(r, Math.max(g, b));
    float chroma = value - Math.min(r, Math.min(g, b));
    float divisor = chroma == 0 ? 1 : chroma;
    float saturation = chroma / (chroma == 0 ? 1 : value);
    float toRed = (value - r) / divisor;
    float toGreen = (value - g) / divisor;
    float toBlue = (value - b) / divisor;
    float sixths;
    if (value == r) {
      sixths = toBlue - toGreen;
    } else if (value == g) {
      sixths = 2f + toRed - toBlue;
    } else {
      sixths = 4f + toGreen - toRed;
    }
    float hue = (sixths / 6f + 1f) % 1f + turn;
    hue -= (float) Math.floor(hue);
    float sector = (float) Math.floor(hue * 6f);
    float within = hue * 6f - sector;
    float p = unit(value * (1f - saturation));
    float q = unit(value * (1f - saturation * within));
    float t = unit(value * (1f - saturation * (1f - within)));
    switch ((int) sector % 6) {
      case 0 -> set(rgb, value, t, p);
      case 1 -> set(rgb, q, value, p);
      case 2 -> set(rgb, p, value, t);
      case 3 -> set(rgb, p, q, value);
      case 4 -> set(rgb, t, p, value);
      default -> set(rgb, value, p, q);
    }
  }

  private static void set(float[] rgb, float r, float g, float b) {
    rgb[0] = r;
    rgb[1] = g;
    rgb[2] = b;
  }

  private static float unit(float v) {
    return Math.min(Math.max(v, 0f), 1f);
  }

  /** {@code 0.2989 R + 0.587 G + 0.114 B} cut off, not rounded as by {@link Images#toGray}. */
  private static GrayU8 gray(Planar<GrayU8> image) {
    if (image.getNumBands() == 1) {
      return Images.crop(image.getBand(0), 0, 0, image.width, image.height);
    }
    Images.requireRgb(image);
    GrayU8 gray = new GrayU8(image.width, image.height);
    GrayU8 r = image.getBand(0);
    GrayU8 g = image.getBand(1);
    GrayU8 b = image.getBand(2);
    for (int y = 0, out = 0; y < image.height; y++) {
      int ri = r.startIndex + y * r.stride;
      int gi = g.startIndex + y * g.stride;
      int bi = b.startIndex + y * b.stride;
      for (int x = 0; x < image.width; x++) {
        float sum =
            0.2989f * (r.data[ri + x] & 0xFF)
                + 0.587f * (g.data[gi + x] & 0xFF)
                + 0.114f * (b.data[bi + x] & 0xFF);
        gray.data[out++] = (byte) (int) sum;
      }
    }
    return gray;
  }

  /** Blends every band with the band of another picture, or with its only one. */
  static Planar<GrayU8> blend(Planar<GrayU8> image, Planar<GrayU8> other, double factor) {
    requireFactor(factor);
    float own = (float) factor;
    float others = (float) (1 - factor);
    Planar<GrayU8> blended =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 a = image.getBand(band);
      GrayU8 b = other.getBand(other.getNumBands() == 1 ? 0 : band);
      byte[] to = blended.getBand(band).data;
      for (int y = 0, out = 0; y < image.height; y++) {
        int ai = a.startIndex + y * a.stride;
        int bi = b.startIndex + y * b.stride;
        for (int x = 0; x < image.width; x++) {
          to[out++] = held(own * (a.data[ai + x] & 0xFF) + others * (b.data[bi + x] & 0xFF));
        }
      }
    }
    return blended;
  }

  private static byte held(float v) {
    return (byte) (int) Math.min(Math.max(v, 0f), 255f);
  }

  private static void requireFactor(double factor) {
    if (!(factor >= 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("factor is " + factor + ", expected 0 or more");
    }
  }
}
