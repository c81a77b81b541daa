package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.fovea.neural.tensor.Tensor;

/**
 * Weights that make a network learn the narrow gaps between cells (U-Net, Ronneberger et al., 2015,
 * equation 2): {@code w0 exp(-(d1 + d2)^2 / (2 sigma^2))} is added to the background's weight,
 * where d1 and d2 are the distances to the nearest and second nearest cell. Cells are the connected
 * parts (four neighbours) of class 1; distances are Euclidean between pixel centres. A value out of
 * range is an {@link IllegalArgumentException}.
 *
 * @param w0 the most that is added, at least 0
 * @param sigma how far it reaches in pixels, above 0
 * @param balanced whether both classes have the same total weight at first, w_c = half of all
 *     pixels over those of the class; otherwise 1
 */
public record BorderWeights(double w0, double sigma, boolean balanced) {
  private static final double FAR = 1e20;

  public BorderWeights {
    if (!(w0 >= 0)) {
      throw new IllegalArgumentException("border weights: w0 is " + w0 + ", expected 0 or more");
    }
    if (!(sigma > 0)) {
      throw new IllegalArgumentException(
          "border weights: sigma is " + sigma + ", expected more than 0");
    }
  }

  /**
   * The paper's values.
   *
   * @return w0 10, sigma 5, balanced
   */
  public static BorderWeights paper() {
    return new BorderWeights(10, 5, true);
  }

  /**
   * The weights of a label map.
   *
   * @param labels 1 for cells; all else is background, and 255 neither counts as a class nor gets
   *     weight
   * @return {@code [H, W]}
   */
  public Tensor of(GrayU8 labels) {
    int width = labels.width;
    int height = labels.height;
    int[] cells = new int[width * height];
    int count = cells(labels, cells);
    double[] nearest = new double[cells.length];
    double[] second = new double[cells.length];
    Arrays.fill(nearest, FAR);
    Arrays.fill(second, FAR);
    double[] squares = new double[cells.length];
    for (int cell = 1; cell <= count; cell++) {
      for (int i = 0; i < cells.length; i++) {
        squares[i] = cells[i] == cell ? 0 : FAR;
      }
      squaredDistances(squares, width, height);
      for (int i = 0; i < squares.length; i++) {
        if (squares[i] < nearest[i]) {
          second[i] = nearest[i];
          nearest[i] = squares[i];
        } else if (squares[i] < second[i]) {
          second[i] = squares[i];
        }
      }
    }
    return weights(labels, nearest, second);
  }

  private Tensor weights(GrayU8 labels, double[] nearest, double[] second) {
    long[] counts = new long[256];
    for (int i = 0; i < nearest.length; i++) {
      counts[label(labels, i)]++;
    }
    long counted = nearest.length - counts[255];
    float[] weights = new float[nearest.length];
    for (int i = 0; i < weights.length; i++) {
      int label = label(labels, i);
      if (label == 255) {
        continue;
      }
      long alike = label == 1 ? counts[1] : counted - counts[1];
      double weight = balanced ? counted / (2.0 * alike) : 1;
      if (label != 1) {
        double sum = Math.sqrt(nearest[i]) + Math.sqrt(second[i]);
        weight += w0 * Math.exp(-sum * sum / (2 * sigma * sigma));
      }
      weights[i] = (float) weight;
    }
    return Tensor.of(weights, labels.height, labels.width);
  }

  private static int label(GrayU8 labels, int pixel) {
    int x = pixel % labels.width;
    return labels.data[labels.startIndex + pixel / labels.width * labels.stride + x] & 0xFF;
  }

  /** Numbers the cells from 1; returns how many there are. */
  private static int cells(GrayU8 labels, int[] cells) {
    int width = labels.width;
    int count = 0;
    Deque<Integer> edge = new ArrayDeque<>();
    for (int start = 0; start < cells.length; start++) {
      if (cells[start] != 0 || label(labels, start) != 1) {
        continue;
      }
      count++;
      cells[start] = count;
      edge.add(start);
      while (!edge.isEmpty()) {
        int at = edge.remove();
        int x = at % width;
        int[] around = {x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width};
        for (int next : around) {
          boolean inside = next >= 0 && next < cells.length;
          if (inside && cells[next] == 0 && label(labels, next) == 1) {
            cells[next] = count;
            edge.add(next);
          }
        }
      }
    }
    return count;
  }

  /**
   * Squared distances to the nearest 0, in place (Distance Transforms of Sampled Functions,
   * Felzenszwalb and Huttenlocher, 2012): columns, then rows.
   */
  private static void squaredDistances(double[] squares, int width, int height) {
    Envelope columns = new Envelope(height);
    for (int x = 0; x < width; x++) {
      columns.transform(squares, x, width);
    }
    Envelope rows = new Envelope(width);
    for (int y = 0; y < height; y++) {
      rows.transform(squares, y * width, 1);
    }
  }

  /** The lower envelope of parabolas along a line. */
  private static final class Envelope {
    private final int length;
    private final double[] line;
    private final int[] vertex;
    private final double[] from;

    Envelope(int length) {
      this.length = length;
      line = new double[length];
      vertex = new int[length];
      from = new double[length + 1];
    }

    void transform(double[] values, int start, int step) {
      for (int i = 0; i < length; i++) {
        line[i] = values[start + i * step];
      }
      int last = -1;
      for (int q = 0; q < length; q++) {
        if (line[q] >= FAR) {
          continue;
        }
        double crossing = Double.NEGATIVE_INFINITY;
        while (last >= 0) {
          int v = vertex[last];
          crossing = (line[q] + (double) q * q - line[v] - (double) v * v) / (2.0 * (q - v));
          if (crossing > from[last]) {
            break;
          }
          last--;
        }
        last++;
        vertex[last] = q;
        from[last] = last == 0 ? Double.NEGATIVE_INFINITY : crossing;
        from[last + 1] = Double.POSITIVE_INFINITY;
      }
      if (last < 0) {
        return;
      }
      int k = 0;
      for (int i = 0; i < length; i++) {
        while (from[k + 1] < i) {
          k++;
        }
        double apart = i - vertex[k];
        values[start + i * step] = apart * apart + line[vertex[k]];
      }
    }
  }
}
