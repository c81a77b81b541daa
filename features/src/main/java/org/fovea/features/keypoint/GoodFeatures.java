package org.fovea.features.keypoint;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The corners that Shi and Tomasi track ("Good features to track", 1994), selected as OpenCV's
 * {@code goodFeaturesToTrack} does: local maxima over 3 x 3 pixels of {@link
 * CornerResponse#minEigenvalue}, none on the outermost pixels, the clearest first and of equals the
 * one further down and to the right; a corner nearer than the least distance to a clearer one is
 * dropped. Scale is 1, angle 0, and the response the smaller eigenvalue.
 *
 * @param config which corners are good
 */
public record GoodFeatures(GoodFeaturesConfig config) implements KeypointDetector {
  @Override
  public List<Keypoint> detect(GrayU8 image) {
    GrayF32 response = CornerResponse.minEigenvalue(image, config.blockSize());
    float largest = 0;
    for (float r : response.data) {
      largest = Math.max(largest, r);
    }
    List<Keypoint> maxima = maxima(response, (float) (largest * config.quality()));
    maxima.sort(
        Comparator.comparingDouble(Keypoint::response)
            .thenComparingDouble(Keypoint::y)
            .thenComparingDouble(Keypoint::x)
            .reversed());
    return apart(maxima, image.width, image.height);
  }

  private static List<Keypoint> maxima(GrayF32 response, float above) {
    float[] data = response.data;
    int width = response.width;
    List<Keypoint> maxima = new ArrayList<>();
    for (int y = 1; y < response.height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        float r = data[i];
        if (r > above
            && r >= max3(data, i - width)
            && r >= Math.max(data[i - 1], data[i + 1])
            && r >= max3(data, i + width)) {
          maxima.add(new Keypoint(x, y, 1, 0, r));
        }
      }
    }
    return maxima;
  }

  private static float max3(float[] data, int i) {
    return Math.max(Math.max(data[i - 1], data[i]), data[i + 1]);
  }

  /** Each cell of the grid lists its corners, so that only those near by are looked at. */
  private List<Keypoint> apart(List<Keypoint> sorted, int width, int height) {
    double distance = config.minDistance();
    if (distance < 1) {
      return List.copyOf(sorted.subList(0, Math.min(sorted.size(), config.maxCorners())));
    }
    double cell = Math.min(Math.ceil(distance), Math.max(width, height));
    int columns = (int) (width / cell) + 1;
    int rows = (int) (height / cell) + 1;
    List<List<Keypoint>> grid = new ArrayList<>();
    for (int i = 0; i < rows * columns; i++) {
      grid.add(new ArrayList<>());
    }
    List<Keypoint> kept = new ArrayList<>();
    for (Keypoint corner : sorted) {
      int column = (int) (corner.x() / cell);
      int row = (int) (corner.y() / cell);
      boolean free = true;
      for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          free &= isFree(grid.get(r * columns + c), corner, distance);
        }
      }
      if (free) {
        grid.get(row * columns + column).add(corner);
        kept.add(corner);
        if (kept.size() == config.maxCorners()) {
          break;
        }
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isFree(List<Keypoint> taken, Keypoint corner, double distance) {
    for (Keypoint other : taken) {
      double dx = other.x() - corner.x();
      double dy = other.y() - corner.y();
      if (dx * dx + dy * dy < distance * distance) {
        return false;
      }
    }
    return true;
  }
}
