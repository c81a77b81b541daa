package org.fovea.features.segmentation;

import boofcv.struct.image.GrayS32;

/**
 * A picture cut into regions.
 *
 * @param labels the region of each pixel, {@code 0..count-1}, numbered by their first pixel in
 *     reading order; not a sub-image
 * @param count how many regions there are, at least 1
 */
public record LabelMap(GrayS32 labels, int count) {
  /**
   * The size of every region.
   *
   * @return pixels, by label
   */
  public int[] areas() {
    int[] areas = new int[count];
    for (int label : labels.data) {
      areas[label]++;
    }
    return areas;
  }
}
