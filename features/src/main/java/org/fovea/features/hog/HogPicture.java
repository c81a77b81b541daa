package org.fovea.features.hog;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.gradient.CentralDifference;
import org.fovea.features.gradient.Gradient;

/**
 * A picture of histograms of oriented gradients, for people to look at: in the middle of each cell
 * a stroke for each orientation, along the edges that have such gradients, as bright as the
 * orientation has votes. Each pixel votes once, whatever the configuration says of votes, and
 * nothing is normalised; blocks play no part. As scikit-image's {@code hog} with {@code
 * visualize=True}.
 */
public final class HogPicture {
  private HogPicture() {}

  /**
   * The histograms of a picture; each pixel's gradient is that of its steepest band.
   *
   * @param image any number of bands, any size
   * @param config cells, orientations and tone
   * @return as large as the picture; black right of and below the last whole cell. A stroke's value
   *     is the sum of the gradients that vote for it divided by the pixels of a cell, and strokes
   *     add where they cross
   */
  public static GrayF32 of(Planar<GrayU8> image, HogConfig config) {
    return draw(CentralDifference.of(image, config.tone()), config);
  }

  /**
   * The histograms of a gray picture.
   *
   * @param image any size
   * @param config cells, orientations and tone
   * @return see {@link #of(Planar, HogConfig)}
   */
  public static GrayF32 of(GrayU8 image, HogConfig config) {
    return draw(CentralDifference.of(image, config.tone()), config);
  }

  /**
   * The histograms of a gray picture.
   *
   * @param image any size
   * @param config cells, orientations and tone
   * @return see {@link #of(Planar, HogConfig)}
   * @throws IllegalArgumentException if a value is negative where the tone is the square root
   */
  public static GrayF32 of(GrayF32 image, HogConfig config) {
    return draw(CentralDifference.of(image, config.tone()), config);
  }

  private static GrayF32 draw(Gradient gradient, HogConfig config) {
    int cell = config.cellSize();
    int bins = config.orientations();
    int wide = gradient.dx().width / cell;
    int high = gradient.dx().height / cell;
    float[] histograms = histograms(gradient, config, wide, high);
    GrayF32 picture = new GrayF32(gradient.dx().width, gradient.dx().height);
    int radius = Math.max(0, cell / 2 - 1);
    for (int bin = 0; bin < bins; bin++) {
      // Opposite directions have the same stroke.
      double angle = Math.PI * ((config.signed() ? 2 : 1) * (bin + 0.5) / bins % 1);
      double along = radius * Math.sin(angle);
      double up = radius * Math.cos(angle);
      for (int row = 0; row < high; row++) {
        for (int column = 0; column < wide; column++) {
          int x = column * cell + cell / 2;
          int y = row * cell + cell / 2;
          float votes = histograms[(row * wide + column) * bins + bin];
          stroke(
              picture, (int) (x + along), (int) (y - up), (int) (x - along), (int) (y + up), votes);
        }
      }
    }
    return picture;
  }

  private static float[] histograms(Gradient gradient, HogConfig config, int wide, int high) {
    int cell = config.cellSize();
    int bins = config.orientations();
    Orientations orientations = new Orientations(bins, config.signed());
    float[] histograms = new float[wide * high * bins];
    float[] dx = new float[wide * cell];
    float[] dy = new float[wide * cell];
    float[] folded = new float[wide * cell];
    for (int y = 0; y < high * cell; y++) {
      System.arraycopy(gradient.dx().data, y * gradient.dx().stride, dx, 0, dx.length);
      System.arraycopy(gradient.dy().data, y * gradient.dy().stride, dy, 0, dy.length);
      orientations.foldedPlaces(dx, dy, folded);
      for (int x = 0; x < dx.length; x++) {
        int bin = orientations.bin(folded[x], dx[x], dy[x]);
        float magnitude = (float) Math.sqrt(dx[x] * dx[x] + dy[x] * dy[x]);
        histograms[(y / cell * wide + x / cell) * bins + bin] += magnitude / (cell * cell);
      }
    }
    return histograms;
  }

  /** Bresenham's line, both ends included; of two pixels equally near, the one further on. */
  private static void stroke(GrayF32 picture, int x, int y, int endX, int endY, float value) {
    int wide = Math.abs(endX - x);
    int high = Math.abs(endY - y);
    int stepX = endX > x ? 1 : -1;
    int stepY = endY > y ? 1 : -1;
    int longer = Math.max(wide, high);
    int shorter = Math.min(wide, high);
    int error = 2 * shorter - longer;
    for (int i = 0; i < longer; i++) {
      picture.data[y * picture.width + x] += value;
      boolean both = error >= 0;
      x += both || wide >= high ? stepX : 0;
      y += both || wide < high ? stepY : 0;
      error += 2 * shorter - (both ? 2 * longer : 0);
    }
    picture.data[endY * picture.width + endX] += value;
  }
}
