package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Change of resolution, one dimension after the other. */
public final class Interpolate {
  private Interpolate() {}

  /**
   * Brings the innermost dimensions to given extents.
   *
   * @param x {@code [N, C, ...]} with one, two or three further dimensions
   * @param mode how elements are made
   * @param alignCorners whether first and last elements keep their places, instead of the outer
   *     edges; for linear and cubic
   * @param antialias whether the kernel is widened where elements get fewer; for linear and cubic
   * @param size the new extents, as many as x has beyond N and C
   * @return {@code [N, C, size]}
   * @throws ShapeException when the sizes don't fit x
   */
  public static Tensor interpolate(
      Tensor x, Interpolation mode, boolean alignCorners, boolean antialias, int... size) {
    double[] scales = new double[size.length];
    for (int i = 0; i < size.length && x.shape().rank() == size.length + 2; i++) {
      scales[i] = (double) x.dim(2 + i) / size[i];
    }
    return resample(x, mode, alignCorners, antialias, size, scales);
  }

  /**
   * Multiplies the innermost dimensions by a factor, rounding down. Positions are scaled by the
   * factor itself; to scale them by the ratio of extents instead, which differs where the product
   * is not whole, call {@link #interpolate} with the extents.
   *
   * @param x {@code [N, C, ...]} with one, two or three further dimensions
   * @param mode how elements are made
   * @param alignCorners whether first and last elements keep their places, instead of the outer
   *     edges; for linear and cubic
   * @param factor above 0
   * @return {@code [N, C, ...]}
   * @throws ShapeException when x has too few dimensions
   */
  public static Tensor interpolateBy(
      Tensor x, Interpolation mode, boolean alignCorners, double factor) {
    int[] size = new int[Math.max(0, x.shape().rank() - 2)];
    double[] scales = new double[size.length];
    for (int i = 0; i < size.length; i++) {
      size[i] = (int) Math.floor(x.dim(2 + i) * factor);
      scales[i] = 1 / factor;
    }
    return resample(x, mode, alignCorners, false, size, scales);
  }

  private static Tensor resample(
      Tensor x,
      Interpolation mode,
      boolean alignCorners,
      boolean antialias,
      int[] size,
      double[] scales) {
    boolean fits = size.length > 0 && x.shape().rank() == size.length + 2;
    for (int i = 0; i < size.length; i++) {
      fits &= size[i] > 0;
    }
    if (!fits) {
      throw new ShapeException(
          "interpolate: input %s to %s, expected [N, C, ...] and as many extents of 1 or more"
              .formatted(x.shape(), Arrays.toString(size)));
    }
    Tensor y = x;
    for (int i = 0; i < size.length; i++) {
      Taps taps =
          antialias
              ? Taps.antialiased(mode, x.dim(2 + i), size[i], scales[i])
              : Taps.of(mode, alignCorners, x.dim(2 + i), size[i], scales[i]);
      y = along(y, 2 + i, taps);
    }
    return y;
  }

  /**
   * For each output element the input elements it is made of: {@code count} weights and indices.
   */
  private static final class Taps {
    private final int outputs;
    private final int count;
    private final int[] indices;
    private final float[] weights;

    private Taps(int outputs, int count) {
      this.outputs = outputs;
      this.count = count;
      indices = new int[outputs * count];
      weights = new float[outputs * count];
    }

    private void set(int output, int tap, int index, double weight) {
      indices[output * count + tap] = index;
      weights[output * count + tap] = (float) weight;
    }

    static Taps of(
        Interpolation mode, boolean alignCorners, int inputs, int outputs, double scale) {
      return switch (mode) {
        case NEAREST -> nearest(inputs, outputs, scale, 0);
        case NEAREST_EXACT -> nearest(inputs, outputs, scale, 0.5);
        case AREA -> area(inputs, outputs);
        case LINEAR -> linear(alignCorners, inputs, outputs, scale);
        case CUBIC -> cubic(alignCorners, inputs, outputs, scale);
      };
    }

    private static Taps nearest(int inputs, int outputs, double scale, double shift) {
      Taps taps = new Taps(outputs, 1);
      for (int i = 0; i < outputs; i++) {
        taps.set(i, 0, Math.min(inputs - 1, (int) ((i + shift) * scale)), 1);
      }
      return taps;
    }

    private static Taps area(int inputs, int outputs) {
      AdaptiveAvgPool2d.Cells cells = new AdaptiveAvgPool2d.Cells(inputs, outputs);
      Taps taps = new Taps(outputs, inputs / outputs + 2);
      for (int i = 0; i < outputs; i++) {
        int length = cells.to(i) - cells.from(i);
        for (int k = 0; k < length; k++) {
          taps.set(i, k, cells.from(i) + k, 1.0 / length);
        }
      }
      return taps;
    }

    private static double position(
        boolean alignCorners, int i, int inputs, int outputs, double scale) {
      if (alignCorners) {
        return outputs == 1 ? 0 : (double) i * (inputs - 1) / (outputs - 1);
      }
      return (i + 0.5) * scale - 0.5;
    }

    private static Taps linear(boolean alignCorners, int inputs, int outputs, double scale) {
      Taps taps = new Taps(outputs, 2);
      for (int i = 0; i < outputs; i++) {
        double position = Math.max(0, position(alignCorners, i, inputs, outputs, scale));
        int index = Math.min(inputs - 1, (int) position);
        double share = position - index;
        taps.set(i, 0, index, 1 - share);
        taps.set(i, 1, Math.min(inputs - 1, index + 1), share);
      }
      return taps;
    }

    private static Taps cubic(boolean alignCorners, int inputs, int outputs, double scale) {
      Taps taps = new Taps(outputs, 4);
      for (int i = 0; i < outputs; i++) {
        double position = position(alignCorners, i, inputs, outputs, scale);
        int index = (int) Math.floor(position);
        for (int k = -1; k < 3; k++) {
          int clamped = Math.min(inputs - 1, Math.max(0, index + k));
          taps.set(i, k + 1, clamped, Cubic.weight(position - index - k, -0.75));
        }
      }
      return taps;
    }

    static Taps antialiased(Interpolation mode, int inputs, int outputs, double scale) {
      if (mode != Interpolation.LINEAR && mode != Interpolation.CUBIC) {
        throw new IllegalArgumentException(
            "interpolate: antialias with " + mode + ", expected LINEAR or CUBIC");
      }
      double widening = Math.max(scale, 1);
      double support = (mode == Interpolation.LINEAR ? 1 : 2) * widening;
      Taps taps = new Taps(outputs, (int) Math.ceil(2 * support) + 2);
      for (int i = 0; i < outputs; i++) {
        double centre = scale * (i + 0.5);
        int from = Math.max(0, (int) (centre - support + 0.5));
        int to = Math.min(inputs, (int) (centre + support + 0.5));
        double sum = 0;
        for (int k = from; k < to; k++) {
          sum += kernel(mode, (k - centre + 0.5) / widening);
        }
        for (int k = from; k < to; k++) {
          taps.set(i, k - from, k, kernel(mode, (k - centre + 0.5) / widening) / sum);
        }
      }
      return taps;
    }

    private static double kernel(Interpolation mode, double distance) {
      return mode == Interpolation.LINEAR
          ? Math.max(0, 1 - Math.abs(distance))
          : Cubic.weight(distance, -0.5);
    }
  }

  private static Tensor along(Tensor x, int dim, Taps taps) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    int inner = lanes.inner();
    float[] values = x.data();
    float[] out = new float[lanes.outer() * taps.outputs * inner];
    Workers.current()
        .forRanges(
            lanes.outer(),
            Math.max(1, (1 << 14) / (taps.outputs * inner)),
            (from, to) -> {
              for (int o = from; o < to; o++) {
                for (int j = 0; j < taps.outputs * taps.count; j++) {
                  int source = (o * lanes.count() + taps.indices[j]) * inner;
                  int target = (o * taps.outputs + j / taps.count) * inner;
                  addScaled(values, source, taps.weights[j], out, target, inner);
                }
              }
            });
    return Autograd.result(
        "interpolate",
        out,
        x.shape().with(dim, taps.outputs),
        (g, in) -> {
          float[] dx = in.accumulator(0);
          for (int o = 0; o < lanes.outer(); o++) {
            for (int j = 0; j < taps.outputs * taps.count; j++) {
              int source = (o * taps.outputs + j / taps.count) * inner;
              int target = (o * lanes.count() + taps.indices[j]) * inner;
              addScaled(g, source, taps.weights[j], dx, target, inner);
            }
          }
        },
        x);
  }

  private static void addScaled(
      float[] from, int at, float weight, float[] to, int target, int length) {
    for (int i = 0; i < length; i++) {
      to[target + i] += weight * from[at + i];
    }
  }
}
