package org.fovea.features.resize;

/**
 * Along one axis, which source pixels make up each output pixel, and with what weight: output
 * {@code i} is the sum of {@code weights[i * count + k] * source[first[i] + k]} over {@code k}. The
 * pixel at the edge stands in for those beyond it.
 */
final class Taps {
  private static final double HALF_SQRT = Math.sqrt(0.5);

  /** Source pixels per output pixel. */
  final int count;

  /** The first source pixel of each output pixel, never descending. */
  final int[] first;

  /** {@code count} weights per output pixel, which sum to 1. */
  final float[] weights;

  /** The first output whose source pixels are all inside. */
  final int inside;

  /** The end of the outputs whose source pixels are all inside, at least {@link #inside}. */
  final int beyond;

  private final int source;

  private Taps(int source, int count, int[] first, float[] weights) {
    this.source = source;
    this.count = count;
    this.first = first;
    this.weights = weights;
    int from = 0;
    while (from < first.length && first[from] < 0) {
      from++;
    }
    int to = first.length;
    while (to > from && first[to - 1] > source - count) {
      to--;
    }
    this.inside = from;
    this.beyond = to;
  }

  /** The weights of an output pixel whose centre is {@code fraction} past a source pixel's. */
  @FunctionalInterface
  private interface Interpolant {
    void weigh(float fraction, float[] weights);
  }

  int outputs() {
    return first.length;
  }

  /** The weights with 11 bits after the point, rounded half to even. */
  int[] fixedPoint() {
    int[] fixed = new int[weights.length];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = (int) Math.rint(weights[i] * (1 << 11));
    }
    return fixed;
  }

  /** The source pixel of tap {@code k} of output {@code i}, or the one at the edge. */
  int index(int i, int k) {
    return Math.min(Math.max(first[i] + k, 0), source - 1);
  }

  /** Linear between the two nearest source centres, whatever the scale. */
  static Taps bilinear(int source, int outputs) {
    return interpolating(source, outputs, 2, Taps::weighLinearly);
  }

  private static void weighLinearly(float x, float[] weights) {
    weights[0] = 1 - x;
    weights[1] = x;
  }

  /** Keys' cubic convolution with a = -0.75, in OpenCV's order of operations. */
  static Taps cubic(int source, int outputs) {
    float a = -0.75f;
    return interpolating(
        source,
        outputs,
        4,
        (x, weights) -> {
          weights[0] = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a;
          weights[1] = ((a + 2) * x - (a + 3)) * x * x + 1;
          weights[2] = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1;
          weights[3] = 1 - weights[0] - weights[1] - weights[2];
        });
  }

  /** Lanczos' window of 4 lobes. */
  static Taps lanczos4(int source, int outputs) {
    return interpolating(source, outputs, 8, Taps::weighByLanczos);
  }

  /**
   * {@code sin(πd) sin(πd/4) / (πd)²·4} up to a factor that the scaling to a sum of 1 takes away:
   * {@code sin(πd)} is the same for all taps but for its sign, and {@code sin(πd/4)} goes on by
   * eighths of a turn.
   */
  private static void weighByLanczos(float x, float[] weights) {
    double angle = -(x + 3) * Math.PI * 0.25;
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double[] ofSin = {1, -HALF_SQRT, 0, HALF_SQRT, -1, HALF_SQRT, 0, -HALF_SQRT};
    double[] ofCos = {0, -HALF_SQRT, 1, -HALF_SQRT, 0, HALF_SQRT, -1, HALF_SQRT};
    float sum = 0;
    for (int k = 0; k < 8; k++) {
      float distance = x + 3 - k;
      double y = -distance * Math.PI * 0.25;
      // At a source pixel's centre that pixel has all the weight, once the sum is scaled to 1.
      weights[k] =
          Math.abs(distance) < 1e-6f
              ? 1e30f
              : (float) ((ofSin[k] * sin + ofCos[k] * cos) / (y * y));
      sum += weights[k];
    }
    float scale = 1 / sum;
    for (int k = 0; k < 8; k++) {
      weights[k] *= scale;
    }
  }

  private static Taps interpolating(int source, int outputs, int count, Interpolant interpolant) {
    // Twice divided and rounded to float, as OpenCV's coordinates are.
    double scale = 1 / ((double) outputs / source);
    int[] first = new int[outputs];
    float[] weights = new float[outputs * count];
    float[] row = new float[count];
    for (int i = 0; i < outputs; i++) {
      float centre = (float) ((i + 0.5) * scale - 0.5);
      int left = (int) Math.floor(centre);
      interpolant.weigh(centre - left, row);
      first[i] = left + 1 - count / 2;
      System.arraycopy(row, 0, weights, i * count, count);
    }
    return new Taps(source, count, first, weights);
  }

  /** OpenCV's {@code INTER_AREA} where the picture grows along one axis or both. */
  static Taps enlargedArea(int source, int outputs) {
    double growth = (double) outputs / source;
    double scale = 1 / growth;
    int[] first = new int[outputs];
    float[] weights = new float[outputs * 2];
    for (int i = 0; i < outputs; i++) {
      first[i] = (int) Math.floor(i * scale);
      float x = (float) ((i + 1) - (first[i] + 1) * growth);
      x = x <= 0 ? 0 : x - (float) Math.floor(x);
      weights[2 * i] = 1 - x;
      weights[2 * i + 1] = x;
    }
    return new Taps(source, 2, first, weights);
  }

  /** Where the picture shrinks, each source pixel counts by the part of the output it covers. */
  static Taps area(int source, int outputs) {
    double scale = 1 / ((double) outputs / source);
    int count = (int) Math.min(source, Math.ceil(scale) + 1);
    int[] first = new int[outputs];
    float[] weights = new float[outputs * count];
    for (int i = 0; i < outputs; i++) {
      double from = i * scale;
      double to = from + scale;
      double covered = Math.min(scale, source - from);
      int end = Math.min((int) Math.floor(to), source - 1);
      int start = Math.min((int) Math.ceil(from), end);
      first[i] = Math.min(Math.max(start - 1, 0), source - count);
      int zero = i * count - first[i];
      // Slivers of less than a thousandth of a pixel are rounding's, so OpenCV leaves them out.
      if (start - from > 1e-3) {
        weights[zero + start - 1] = (float) ((start - from) / covered);
      }
      for (int j = start; j < end; j++) {
        weights[zero + j] = (float) (1 / covered);
      }
      if (to - end > 1e-3) {
        weights[zero + end] = (float) (Math.min(Math.min(to - end, 1), covered) / covered);
      }
    }
    return new Taps(source, count, first, weights);
  }

  /**
   * Linear where it enlarges; where it shrinks, the triangle is as much wider as the output pixels
   * are, so that no source pixel is missed. Spreads the outputs evenly over {@code from..to} of the
   * source. Source pixels outside the picture have no weight; where there are no others, the
   * nearest pixel of the picture has it all.
   */
  static Taps smooth(int source, int outputs, double from, double to) {
    double radius = Math.max(1, (to - from) / outputs);
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
        row[k] = Math.max(0, 1 - Math.abs(first[i] + k - centre) / radius);
        sum += row[k];
      }
      if (sum < 1e-9) {
        row[centre < first[i] + count / 2.0 ? 0 : count - 1] = sum = 1;
      }
      for (int k = 0; k < count; k++) {
        weights[i * count + k] = (float) (row[k] / sum);
      }
    }
    return new Taps(source, count, first, weights);
  }
}
