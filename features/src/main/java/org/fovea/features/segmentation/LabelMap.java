package org.fovea.features.segmentation;

import boofcv.struct.image.GrayS32;
import java.util.HashMap;
import java.util.Map;
import org.fovea.features.image.Images;

/**
 * A picture cut into regions.
 *
 * @param labels the region of each pixel, {@code 0..count-1}, numbered by their first pixel in
 *     reading order; not a sub-image
 * @param count how many regions there are, at least 1
 */
public record LabelMap(GrayS32 labels, int count) {
  /**
   * A map with other names for its regions: their numbers in the order of their first pixels.
   *
   * @param names any name for each pixel, at least 1 x 1; not modified
   * @return the regions of equal names, which need not be connected
   * @throws IllegalArgumentException if there are no pixels
   */
  public static LabelMap inReadingOrder(GrayS32 names) {
    Images.requireNotEmpty(names);
    GrayS32 labels = new GrayS32(names.width, names.height);
    Map<Integer, Integer> labelOf = new HashMap<>();
    for (int y = 0, i = 0; y < names.height; y++) {
      for (int x = 0; x < names.width; x++, i++) {
        labels.data[i] = labelOf.computeIfAbsent(names.get(x, y), name -> labelOf.size());
      }
    }
    return new LabelMap(labels, labelOf.size());
  }

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
