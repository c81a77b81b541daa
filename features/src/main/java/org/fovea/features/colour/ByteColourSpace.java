package org.fovea.features.colour;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * A colour space in bytes, and the way there from RGB (sRGB, 0..255) in OpenCV's fixed-point
 * arithmetic, equal to {@code cv2.cvtColor} to the last bit.
 */
public enum ByteColourSpace {
  /**
   * Hue, saturation and value; OpenCV's {@code COLOR_RGB2HSV}: hue 0..179 in steps of 2 degrees,
   * red at 0, green at 60, blue at 120, and 0 for grays; saturation and value 0..255.
   */
  HSV {
    @Override
    void convert(int r, int g, int b, byte[][] out, int i) {
      int value = Math.max(r, Math.max(g, b));
      int chroma = value - Math.min(r, Math.min(g, b));
      int sixths;
      if (value == r) {
        sixths = g - b;
      } else if (value == g) {
        sixths = b - r + 2 * chroma;
      } else {
        sixths = r - g + 4 * chroma;
      }
      int hue = (sixths * Reciprocals.OF_HUE[chroma] + (1 << 11)) >> 12;
      out[0][i] = (byte) (hue < 0 ? hue + 180 : hue);
      out[1][i] = (byte) ((chroma * Reciprocals.OF_SATURATION[value] + (1 << 11)) >> 12);
      out[2][i] = (byte) value;
    }
  },

  /**
   * Luma and colour differences of Rec. 601; OpenCV's {@code COLOR_RGB2YCrCb}: {@code Y = 0.299 R +
   * 0.587 G + 0.114 B}, {@code Cr = 0.713 (R - Y) + 128}, {@code Cb = 0.564 (B - Y) + 128}, each
   * 0..255.
   */
  YCRCB {
    @Override
    void convert(int r, int g, int b, byte[][] out, int i) {
      int luma = (4899 * r + 9617 * g + 1868 * b + (1 << 13)) >> 14;
      out[0][i] = (byte) luma;
      out[1][i] = held(((r - luma) * 11682 + (128 << 14) + (1 << 13)) >> 14);
      out[2][i] = held(((b - luma) * 9241 + (128 << 14) + (1 << 13)) >> 14);
    }
  };

  abstract void convert(int r, int g, int b, byte[][] out, int i);

  private static byte held(int value) {
    return (byte) Math.min(Math.max(value, 0), 255);
  }

  /**
   * Converts a picture.
   *
   * @param rgb a picture of three bands R, G, B
   * @return a picture of its size with the three bands of this space
   * @throws IllegalArgumentException if the picture has not three bands
   */
  public Planar<GrayU8> fromRgb(Planar<GrayU8> rgb) {
    Images.requireRgb(rgb);
    Planar<GrayU8> converted = Images.rgb(rgb.width, rgb.height);
    byte[][] out = {
      converted.getBand(0).data, converted.getBand(1).data, converted.getBand(2).data
    };
    byte[] red = rgb.getBand(0).data;
    byte[] green = rgb.getBand(1).data;
    byte[] blue = rgb.getBand(2).data;
    int i = 0;
    for (int y = 0; y < rgb.height; y++) {
      int r = rgb.getBand(0).getIndex(0, y);
      int g = rgb.getBand(1).getIndex(0, y);
      int b = rgb.getBand(2).getIndex(0, y);
      for (int end = i + rgb.width; i < end; i++) {
        convert(red[r++] & 0xFF, green[g++] & 0xFF, blue[b++] & 0xFF, out, i);
      }
    }
    return converted;
  }

  /** {@code 180 / 6i} and {@code 255 / i} with 12 bits after the point. */
  private static final class Reciprocals {
    static final int[] OF_HUE = new int[256];
    static final int[] OF_SATURATION = new int[256];

    static {
      for (int i = 1; i < 256; i++) {
        OF_HUE[i] = (int) Math.rint((180 << 12) / (6.0 * i));
        OF_SATURATION[i] = (int) Math.rint((255 << 12) / (double) i);
      }
    }
  }
}
