package org.fovea.features.integral;

import java.util.ArrayList;
import java.util.List;

/** Lists the Haar-like features that fit a window. */
public final class HaarFeatures {
  private HaarFeatures() {}

  /**
   * Viola and Jones' features at all places and sizes: two halves side by side or one above the
   * other, three thirds likewise, four quarters. A window of 24 x 24 has 162 336. They are the
   * "basic" set of OpenCV's {@code opencv_traincascade}.
   *
   * @param width of the window in pixels, at least 1
   * @param height of the window in pixels, at least 1
   * @return the features, by shape, then by size, then by place
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static List<HaarFeature> upright(int width, int height) {
    requireWindow(width, height);
    List<HaarFeature> all = new ArrayList<>();
    for (int[] shape : new int[][] {{2, 1}, {1, 2}, {3, 1}, {1, 3}, {2, 2}}) {
      for (int h = 1; h * shape[1] <= height; h++) {
        for (int w = 1; w * shape[0] <= width; w++) {
          for (int y = 0; y + h * shape[1] <= height; y++) {
            for (int x = 0; x + w * shape[0] <= width; x++) {
              all.add(feature(false, x, y, w, h, shape[0], shape[1]));
            }
          }
        }
      }
    }
    return all;
  }

  /**
   * Lienhart and Maydt's features turned by 45 degrees, at all places and sizes: two halves and
   * three thirds in either direction, four quarters.
   *
   * @param width of the window in pixels, at least 1
   * @param height of the window in pixels, at least 1
   * @return the features, by shape, then by size, then by place; none in a window that is too small
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static List<HaarFeature> tilted(int width, int height) {
    requireWindow(width, height);
    List<HaarFeature> all = new ArrayList<>();
    for (int[] shape : new int[][] {{2, 1}, {1, 2}, {3, 1}, {1, 3}, {2, 2}}) {
      for (int h = 1; h * shape[1] < height; h++) {
        for (int w = 1; w * shape[0] + h * shape[1] <= height; w++) {
          int down = w * shape[0];
          int left = h * shape[1];
          for (int y = 0; y + down + left <= height; y++) {
            for (int x = left; x + down <= width; x++) {
              all.add(feature(true, x, y, w, h, shape[0], shape[1]));
            }
          }
        }
      }
    }
    return all;
  }

  static void requireWindow(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "expected a window of at least 1 x 1, got " + width + " x " + height);
    }
  }

  /** The whole with weight -1, and over it the parts that count the other way. */
  private static HaarFeature feature(
      boolean tilted, int x, int y, int w, int h, int across, int down) {
    WeightedRectangle whole = new WeightedRectangle(x, y, w * across, h * down, -1);
    int parts = across * down;
    if (parts == 4) {
      int dx = tilted ? w - h : w;
      int dy = tilted ? w + h : h;
      return new HaarFeature(
          tilted,
          List.of(
              whole,
              new WeightedRectangle(x, y, w, h, 2),
              new WeightedRectangle(x + dx, y + dy, w, h, 2)));
    }
    // The first half, or the middle third, which a tilted feature has along a diagonal.
    int step = parts == 3 ? 1 : 0;
    int dx = across > 1 ? step * w : (tilted ? -step * h : 0);
    int dy = across > 1 ? (tilted ? step * w : 0) : step * h;
    return new HaarFeature(
        tilted, List.of(whole, new WeightedRectangle(x + dx, y + dy, w, h, parts)));
  }
}
