package org.fovea.features.resize;

/**
 * Along one axis, which source pixels make up each output pixel, and with what weight: output
 * {@code i} is the sum of {@code weights[i * count + k] * source[first[i] + k]} over {@code k}.
 */
final class Taps {
  /** Source pixels per output pixel. */
  final int count;

  /** The first source pixel of each output pixel, never descending. */
  final int[] first;

  /** {@code count} weights per output pixel, which sum to 1. */
  final float[] weights;

  private Taps(int count, int[] first, float[] weights) {
    this.count = count;
    this.first = first;
    this.weights = weights;
  }

  /** How much the source pixel whose centre is {@code distance} from the output's centre counts. */
  @FunctionalInterface
  private interface Kernel {
    double weight(double distance);
  }

  int outputs() {
    return first.length;
  }

  /** The one source pixel that holds the output pixel's centre. */
  static Taps nearest(int source, int outputs) {
    int[] first = new int[outputs];
    float[] weights = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      // Whole numbers, so that a centre on the edge between two pixels always takes the right one.
      first[i] = (int) ((2L * i + 1) * source / (2L * outputs));
      weights[i] = 1;
    }
    return new Taps(1, first, weights);
  }

  /** Linear between the two nearest source centres, whatever the scale. */
  static Taps bilinear(int source, int outputs) {
    return of(source, outputs, 0, source, 1, d -> 1 - Math.abs(d));
  }

  /**
   * Linear where it enlarges; where it shrinks, the triangle is as much wider as the output pixels
   * are, so that no source pixel is missed.
   */
  static Taps smooth(int source, int outputs, double from, double to) {
    double radius = Math.max(1, (to - from) / outputs);
    return of(source, outputs, from, to, radius, d -> 1 - Math.abs(d) / radius);
  }

  /** Each source pixel counts by the part of the output pixel that it covers. */
  static Taps area(int source, int outputs) {
    double scale = (double) source / outputs;
    return of(
        source,
        outputs,
        0,
        source,
        (scale + 1) / 2,
        d -> Math.min(Math.min(scale, 1), (scale + 1) / 2 - Math.abs(d)));
  }

  /**
   * Spreads the outputs evenly over {@code from..to} of the source. Source pixels outside the
   * picture have no weight; where there are no others, the nearest pixel of the picture has it all.
   */
  private static Taps of(
      int source, int outputs, double from, double to, double radius, Kernel kernel) {
    double scale = (to - from) / outputs;
    int count = (int) Math.min(source, Math.ceil(2 * radius));
    int[] first = new int[outputs];
    float[] weights = new float[outputs * count];
    double[] row = new double[count];
    for (int i = 0; i < outputs; i++) {
      double centre = from + (i + 0.5) * scale - 0.5;
      double low = Math.floor(centre - radius) + 1;
      first[i] = (int) Math.min(Math.max(low, 0), source - count);
      double sum = 0;
      for (int k = 0; k < count; k++) {
        row[k] = Math.max(0, kernel.weight(first[i] + k - centre));
        sum += row[k];
      }
      if (sum < 1e-9) {
        row[centre < first[i] + count / 2.0 ? 0 : count - 1] = sum = 1;
      }
      for (int k = 0; k < count; k++) {
        weights[i * count + k] = (float) (row[k] / sum);
      }
    }
    return new Taps(count, first, weights);
  }
}
