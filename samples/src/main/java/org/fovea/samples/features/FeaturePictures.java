package org.fovea.samples.features;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;

/** Turns results into pictures for people to look at. */
final class FeaturePictures {
  // The share of values above 0 that are less than white.
  private static final double WHITE = 0.98;

  private FeaturePictures() {}

  /**
   * From black for 0 to white for what few of the other values exceed, so that one glaring place
   * leaves the rest to be seen.
   */
  static Planar<GrayU8> brightness(GrayF32 values) {
    float[] sorted = new float[values.width * values.height];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = values.get(i % values.width, i / values.width);
    }
    Arrays.sort(sorted);
    int zeros = 0;
    while (zeros < sorted.length && sorted[zeros] <= 0) {
      zeros++;
    }
    int white = zeros + (int) ((sorted.length - 1 - zeros) * WHITE);
    return scaled(values, zeros == sorted.length ? 1 : sorted[white]);
  }

  private static Planar<GrayU8> scaled(GrayF32 values, float white) {
    GrayF32 scaled = new GrayF32(values.width, values.height);
    for (int i = 0; i < scaled.data.length; i++) {
      scaled.data[i] = 255 / white * values.get(i % values.width, i / values.width);
    }
    return Images.toRgb(Images.toU8(scaled));
  }

  /** From black for 0 to white for the largest label. */
  static Planar<GrayU8> labels(GrayS32 labels) {
    GrayF32 values = new GrayF32(labels.width, labels.height);
    float largest = 1;
    for (int i = 0; i < values.data.length; i++) {
      values.data[i] = labels.get(i % labels.width, i / labels.width);
      largest = Math.max(largest, values.data[i]);
    }
    return scaled(values, largest);
  }

  /** The picture with the outlines of boxes, the first on top. */
  static Planar<GrayU8> boxes(Planar<GrayU8> image, List<Box> boxes) {
    Planar<GrayU8> drawn = Images.crop(image, 0, 0, image.width, image.height);
    for (int i = boxes.size() - 1; i >= 0; i--) {
      outline(drawn, boxes.get(i), hue((double) i / boxes.size()));
    }
    return drawn;
  }

  private static void outline(Planar<GrayU8> image, Box box, int[] colour) {
    int left = clamp(box.x1(), image.width);
    int right = clamp(box.x2() - 1, image.width);
    int top = clamp(box.y1(), image.height);
    int bottom = clamp(box.y2() - 1, image.height);
    for (int band = 0; band < colour.length; band++) {
      GrayU8 plane = image.getBand(band);
      for (int x = left; x <= right; x++) {
        plane.set(x, top, colour[band]);
        plane.set(x, bottom, colour[band]);
      }
      for (int y = top; y <= bottom; y++) {
        plane.set(left, y, colour[band]);
        plane.set(right, y, colour[band]);
      }
    }
  }

  private static int clamp(double position, int size) {
    return (int) Math.min(Math.max(Math.rint(position), 0), size - 1);
  }

  /** Full colours from red (0) by green to blue (just below 1). */
  private static int[] hue(double position) {
    double sector = 4 * position;
    return new int[] {
      ramp(2 - sector), ramp(Math.min(sector, 4 - sector)), ramp(sector - 2),
    };
  }

  private static int ramp(double part) {
    return (int) Math.rint(255 * Math.min(Math.max(part, 0), 1));
  }
}
