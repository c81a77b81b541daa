package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageGray;

/** Filters pixel by pixel as the definitions say it, slowly. */
public final class Literal {
  private Literal() {}

  /** The value that a filter sees at a place which may be beyond the edge. */
  public static double at(ImageGray<?> image, int x, int y, Border border) {
    int i = border.index(x, image.width);
    int j = border.index(y, image.height);
    if (i < 0 || j < 0) {
      return 0;
    }
    return image instanceof GrayU8 bytes
        ? bytes.get(i, j)
        : image instanceof GrayF32 floats ? floats.get(i, j) : ((GrayF64) image).get(i, j);
  }

  /** Every weight times the value that it falls on; {@code weights[row][column]}, odd sizes. */
  public static double correlate(
      ImageGray<?> image, int x, int y, double[][] weights, Border border) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      for (int i = 0; i < weights[j].length; i++) {
        int atX = x + i - weights[j].length / 2;
        sum += weights[j][i] * at(image, atX, y + j - weights.length / 2, border);
      }
    }
    return sum;
  }

  /** Weights that are the product of a column and a row. */
  public static double[][] product(double[] down, double[] across) {
    double[][] weights = new double[down.length][across.length];
    for (int j = 0; j < down.length; j++) {
      for (int i = 0; i < across.length; i++) {
        weights[j][i] = down[j] * across[i];
      }
    }
    return weights;
  }
}
