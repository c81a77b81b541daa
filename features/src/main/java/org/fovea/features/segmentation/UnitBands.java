package org.fovea.features.segmentation;

import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/** Bands in double precision and in scikit-image's order of operations, as SLIC begins with. */
final class UnitBands {
  private UnitBands() {}

  /** Bands stretched together so that the lowest value is 0 and the highest 1. */
  static GrayF64[] stretched(GrayU8... bands) {
    Images.requireNotEmpty(bands[0]);
    int low = 255;
    int high = 0;
    GrayF64[] unit = new GrayF64[bands.length];
    for (int band = 0; band < bands.length; band++) {
      unit[band] = new GrayF64(bands[band].width, bands[band].height);
      for (int y = 0, i = 0; y < bands[band].height; y++) {
        int from = bands[band].getIndex(0, y);
        for (int end = i + bands[band].width; i < end; i++) {
          int value = bands[band].data[from++] & 0xFF;
          low = Math.min(low, value);
          high = Math.max(high, value);
          unit[band].data[i] = value * (1.0 / 255);
        }
      }
    }
    double lowest = low * (1.0 / 255);
    double range = high == low ? 1 : high * (1.0 / 255) - lowest;
    for (GrayF64 band : unit) {
      for (int i = 0; i < band.data.length; i++) {
        band.data[i] = (band.data[i] - lowest) / range;
      }
    }
    return unit;
  }

  /** Replaces R, G, B of 0..1 by L*, a*, b* under D65. */
  static void toLab(GrayF64[] bands) {
    double[] first = bands[0].data;
    double[] second = bands[1].data;
    double[] third = bands[2].data;
    for (int i = 0; i < first.length; i++) {
      double r = linear(first[i]);
      double g = linear(second[i]);
      double b = linear(third[i]);
      double x = curve((0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.95047);
      double y = curve(0.212671 * r + 0.715160 * g + 0.072169 * b);
      double z = curve((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.08883);
      first[i] = 116 * y - 16;
      second[i] = 500 * (x - y);
      third[i] = 200 * (y - z);
    }
  }

  private static double linear(double v) {
    return v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
  }

  private static double curve(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
