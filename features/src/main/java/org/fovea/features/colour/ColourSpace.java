package org.fovea.features.colour;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * A colour space, and the way there from RGB (sRGB, 0..255). Values keep the scale that
 * scikit-image gives them; {@link #lowest} and {@link #highest} say what that is for each band.
 */
public enum ColourSpace {
  /** Red, green and blue of sRGB, each 0..1. */
  RGB(3) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      out[0][i] = r / 255f;
      out[1][i] = g / 255f;
      out[2][i] = b / 255f;
    }
  },

  /**
   * Hue, saturation and value, each 0..1, as {@code skimage.color.rgb2hsv}: hue is a turn, red at
   * 0, green at 1/3, blue at 2/3, and 0 for grays. (OpenCV's 8-bit HSV is this times 180, 255 and
   * 255.)
   */
  HSV(3) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      int value = Math.max(r, Math.max(g, b));
      int chroma = value - Math.min(r, Math.min(g, b));
      out[0][i] = hue(r, g, b, value, chroma);
      out[1][i] = value == 0 ? 0 : (float) chroma / value;
      out[2][i] = value / 255f;
    }
  },

  /**
   * CIE 1976 L*a*b* under the illuminant D65 with the 2° observer, as {@code
   * skimage.color.rgb2lab}: L* 0..100, a* and b* within -128..127 (sRGB reaches -86.2..98.3 and
   * -107.9..94.5). OpenCV's 8-bit Lab is L*·255/100, a*+128 and b*+128.
   */
  LAB(3) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      double lr = Srgb.LINEAR[r];
      double lg = Srgb.LINEAR[g];
      double lb = Srgb.LINEAR[b];
      double x = labCurve((0.412453 * lr + 0.357580 * lg + 0.180423 * lb) / 0.95047);
      double y = labCurve(0.212671 * lr + 0.715160 * lg + 0.072169 * lb);
      double z = labCurve((0.019334 * lr + 0.119193 * lg + 0.950227 * lb) / 1.08883);
      out[0][i] = (float) (116 * y - 16);
      out[1][i] = (float) (500 * (x - y));
      out[2][i] = (float) (200 * (y - z));
    }

    @Override
    public float lowest(int band) {
      return band == 0 ? 0 : -128;
    }

    @Override
    public float highest(int band) {
      return band == 0 ? 100 : 127;
    }
  },

  /**
   * Red and green divided by the sum of red, green and blue, and the gray value (Rec. 601), each
   * 0..1. The first two do not change with the strength of light; black has 1/3 in both.
   */
  RGI(3) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      int sum = r + g + b;
      out[0][i] = sum == 0 ? 1 / 3f : (float) r / sum;
      out[1][i] = sum == 0 ? 1 / 3f : (float) g / sum;
      out[2][i] = gray(r, g, b);
    }
  },

  /** The hue of {@link #HSV} alone. */
  HUE(1) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      int value = Math.max(r, Math.max(g, b));
      out[0][i] = hue(r, g, b, value, value - Math.min(r, Math.min(g, b)));
    }
  },

  /** Rec. 601 luma, (0.299 R + 0.587 G + 0.114 B) / 255, 0..1, not rounded. */
  GRAY(1) {
    @Override
    void convert(int r, int g, int b, float[][] out, int i) {
      out[0][i] = gray(r, g, b);
    }
  };

  private final int bands;

  ColourSpace(int bands) {
    this.bands = bands;
  }

  abstract void convert(int r, int g, int b, float[][] out, int i);

  /**
   * How many bands it has.
   *
   * @return 3, or 1
   */
  public int bands() {
    return bands;
  }

  /**
   * The low end of a band's range.
   *
   * @param band {@code 0..bands()-1}
   * @return a value that no pixel is below
   */
  public float lowest(int band) {
    return 0;
  }

  /**
   * The high end of a band's range.
   *
   * @param band {@code 0..bands()-1}
   * @return a value that no pixel is above
   */
  public float highest(int band) {
    return 1;
  }

  /**
   * Converts a picture.
   *
   * @param rgb a picture of three bands R, G, B
   * @return its size, with {@link #bands()} bands in the ranges stated
   * @throws IllegalArgumentException if the picture has not three bands
   */
  public Planar<GrayF32> fromRgb(Planar<GrayU8> rgb) {
    Images.requireRgb(rgb);
    Planar<GrayF32> converted = new Planar<>(GrayF32.class, rgb.width, rgb.height, bands());
    float[][] out = new float[bands()][];
    for (int band = 0; band < out.length; band++) {
      out[band] = converted.getBand(band).data;
    }
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

  private static float gray(int r, int g, int b) {
    return (299 * r + 587 * g + 114 * b) / 255_000f;
  }

  private static float hue(int r, int g, int b, int value, int chroma) {
    if (chroma == 0) {
      return 0;
    }
    int sixths;
    int offset;
    if (value == r) {
      sixths = g - b;
      offset = g < b ? 6 : 0;
    } else if (value == g) {
      sixths = b - r;
      offset = 2;
    } else {
      sixths = r - g;
      offset = 4;
    }
    return (sixths + offset * chroma) / (6f * chroma);
  }

  private static double labCurve(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  /** The light that each sRGB level stands for, 0..1 (IEC 61966-2-1). */
  private static final class Srgb {
    static final double[] LINEAR = new double[256];

    static {
      for (int level = 0; level < 256; level++) {
        double v = level / 255.0;
        LINEAR[level] = v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
      }
    }
  }
}
