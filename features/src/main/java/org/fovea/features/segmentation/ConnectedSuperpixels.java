package org.fovea.features.segmentation;

import boofcv.struct.image.GrayS32;
import java.util.Arrays;

/** The last step of SLIC: every connected part becomes a region, small ones join a neighbour. */
final class ConnectedSuperpixels {
  private final int[] clusters;
  private final int[] regions;
  private final int width;
  private final int height;

  ConnectedSuperpixels(int[] clusters, int width, int height) {
    this.clusters = clusters;
    this.width = width;
    this.height = height;
    regions = new int[clusters.length];
    Arrays.fill(regions, -1);
  }

  /** Parts of fewer than {@code min} pixels join a neighbour, those of {@code max} are cut off. */
  LabelMap enforce(int min, int max) {
    int[] part = new int[max];
    int count = 0;
    for (int i = 0; i < regions.length; i++) {
      if (regions[i] < 0) {
        int size = 1;
        int adjacent = count;
        regions[i] = count;
        part[0] = i;
        for (int visited = 0; visited < size && size < max; visited++) {
          for (int direction = 0; direction < 4 && size < max; direction++) {
            int next = neighbour(part[visited], direction);
            if (next < 0) {
              continue;
            }
            if (clusters[next] == clusters[i] && regions[next] < 0) {
              regions[next] = count;
              part[size++] = next;
            } else if (regions[next] >= 0 && regions[next] != count) {
              adjacent = regions[next];
            }
          }
        }
        if (size < min) {
          for (int k = 0; k < size; k++) {
            regions[part[k]] = adjacent;
          }
        } else {
          count++;
        }
      }
    }
    GrayS32 labels = new GrayS32(width, height);
    labels.data = regions;
    int last = 0;
    for (int region : regions) {
      last = Math.max(last, region);
    }
    return new LabelMap(labels, last + 1);
  }

  private int neighbour(int i, int direction) {
    int x = i % width;
    return switch (direction) {
      case 0 -> x + 1 < width ? i + 1 : -1;
      case 1 -> x > 0 ? i - 1 : -1;
      case 2 -> i + width < width * height ? i + width : -1;
      default -> i >= width ? i - width : -1;
    };
  }
}
