package org.fovea.io.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.fovea.features.image.Images;

/**
 * Takes the samples out of Java2D's pictures. Samples are taken as they are stored, without colour
 * management: Java2D would otherwise take stored grey for linear light and brighten it.
 */
final class PixelReader {
  private PixelReader() {}

  /**
   * The bands R, G, B of a decoded picture.
   *
   * @throws IllegalArgumentException if its samples are floating-point or have more than 16 bits
   */
  static Planar<GrayU8> rgb(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    int transfer = colors.getTransferType();
    if (transfer == DataBuffer.TYPE_FLOAT || transfer == DataBuffer.TYPE_DOUBLE) {
      throw new IllegalArgumentException(
          "its samples are floating-point numbers of unknown range, not 8 or 16 bits");
    }
    Layout layout = Layout.of(colors);
    Planar<GrayU8> rgb = Images.rgb(image.getWidth(), image.getHeight());
    if (layout == Layout.OTHER) {
      packed(image, rgb);
    } else if (layout.plain && transfer == DataBuffer.TYPE_BYTE && fullRange(colors)) {
      bytes(image.getRaster(), layout, rgb);
    } else {
      samples(image.getRaster(), layout, colors, rgb);
    }
    return rgb;
  }

  private static boolean fullRange(ColorModel colors) {
    return colors.getComponentSize(0) == 8;
  }

  /** How the components of a pixel are to be read. */
  private enum Layout {
    GRAY(true),
    GRAY_ALPHA(false),
    RGB(true),
    RGB_ALPHA(false),
    CMYK(false),
    OTHER(false);

    /** Whether a component is a band of the result as it stands. */
    final boolean plain;

    Layout(boolean plain) {
      this.plain = plain;
    }

    static Layout of(ColorModel colors) {
      if (!(colors instanceof ComponentColorModel)) {
        return OTHER;
      }
      int components = colors.getNumComponents();
      boolean alpha = colors.hasAlpha();
      return switch (colors.getColorSpace().getType()) {
        case ColorSpace.TYPE_GRAY ->
            components == 1 ? GRAY : components == 2 && alpha ? GRAY_ALPHA : OTHER;
        case ColorSpace.TYPE_RGB ->
            components == 3 ? RGB : components == 4 && alpha ? RGB_ALPHA : OTHER;
        case ColorSpace.TYPE_CMYK -> components == 4 ? CMYK : OTHER;
        default -> OTHER;
      };
    }
  }

  private static void bytes(Raster raster, Layout layout, Planar<GrayU8> rgb) {
    int bands = layout == Layout.GRAY ? 1 : 3;
    int width = rgb.width;
    byte[] row = new byte[width * bands];
    byte[] r = rgb.getBand(0).data;
    byte[] g = rgb.getBand(1).data;
    byte[] b = rgb.getBand(2).data;
    for (int y = 0; y < rgb.height; y++) {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      int to = y * width;
      if (bands == 1) {
        System.arraycopy(row, 0, r, to, width);
        System.arraycopy(row, 0, g, to, width);
        System.arraycopy(row, 0, b, to, width);
      } else {
        for (int x = 0, from = 0; x < width; x++, from += 3) {
          r[to + x] = row[from];
          g[to + x] = row[from + 1];
          b[to + x] = row[from + 2];
        }
      }
    }
  }

  private static void samples(Raster raster, Layout layout, ColorModel colors, Planar<GrayU8> rgb) {
    int bands = raster.getNumBands();
    int width = rgb.width;
    long max = (1L << colors.getComponentSize(0)) - 1;
    boolean premultiplied = colors.isAlphaPremultiplied();
    int[] row = new int[width * bands];
    for (int y = 0; y < rgb.height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      if (max != 255) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (int) ((row[i] * 255L + max / 2) / max);
        }
      }
      for (int x = 0, from = 0; x < width; x++, from += bands) {
        int to = y * width + x;
        switch (layout) {
          case GRAY -> set(rgb, to, row[from], row[from], row[from]);
          case GRAY_ALPHA -> {
            int v = onWhite(row[from], row[from + 1], premultiplied);
            set(rgb, to, v, v, v);
          }
          case RGB -> set(rgb, to, row[from], row[from + 1], row[from + 2]);
          case CMYK -> {
            int k = 255 - row[from + 3];
            set(
                rgb,
                to,
                product(255 - row[from], k),
                product(255 - row[from + 1], k),
                product(255 - row[from + 2], k));
          }
          default -> {
            int a = row[from + 3];
            set(
                rgb,
                to,
                onWhite(row[from], a, premultiplied),
                onWhite(row[from + 1], a, premultiplied),
                onWhite(row[from + 2], a, premultiplied));
          }
        }
      }
    }
  }

  /** Palettes and packed pixels, which Java2D turns into 8-bit sRGB without loss. */
  private static void packed(BufferedImage image, Planar<GrayU8> rgb) {
    int width = rgb.width;
    int[] row = new int[width];
    for (int y = 0; y < rgb.height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int argb = row[x];
        int a = argb >>> 24;
        set(
            rgb,
            y * width + x,
            onWhite(argb >> 16 & 255, a, false),
            onWhite(argb >> 8 & 255, a, false),
            onWhite(argb & 255, a, false));
      }
    }
  }

  /**
   * The bands R, G, B of a JPEG's four raw components. Programs store them as Adobe does: 255 minus
   * the ink, so that plain multiplication gives light.
   *
   * @param raster the components: C, M, Y, K, or Y, Cb, Cr, K
   * @param ycck whether they are the latter (libjpeg's conversion, ITU-T T.871 equation 6)
   */
  static Planar<GrayU8> rgbOfAdobe(Raster raster, boolean ycck) {
    int width = raster.getWidth();
    Planar<GrayU8> rgb = Images.rgb(width, raster.getHeight());
    int[] row = new int[width * 4];
    for (int y = 0; y < rgb.height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0, from = 0; x < width; x++, from += 4) {
        int c = row[from];
        int m = row[from + 1];
        int ye = row[from + 2];
        if (ycck) {
          double luma = c;
          double cb = m - 128;
          double cr = ye - 128;
          c = 255 - clamp(luma + 1.402 * cr);
          m = 255 - clamp(luma - 0.344136 * cb - 0.714136 * cr);
          ye = 255 - clamp(luma + 1.772 * cb);
        }
        int k = row[from + 3];
        set(rgb, y * width + x, product(c, k), product(m, k), product(ye, k));
      }
    }
    return rgb;
  }

  private static int clamp(double v) {
    return (int) Math.max(0, Math.min(255, Math.rint(v)));
  }

  private static int product(int a, int b) {
    return (a * b + 127) / 255;
  }

  private static int onWhite(int v, int alpha, boolean premultiplied) {
    int light = premultiplied ? v : product(v, alpha);
    return Math.min(255, light + 255 - alpha);
  }

  private static void set(Planar<GrayU8> rgb, int index, int r, int g, int b) {
    rgb.getBand(0).data[index] = (byte) r;
    rgb.getBand(1).data[index] = (byte) g;
    rgb.getBand(2).data[index] = (byte) b;
  }
}
