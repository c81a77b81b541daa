package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation of contiguous runs of each example: layers (Ba et al., 2016), groups of channels
 * (Wu and He, 2018), single planes (Ulyanov et al., 2016).
 */
public final class GroupNorm {
  private GroupNorm() {}

  /**
   * Normalises groups of channels of each example to mean 0 and variance 1, then scales and shifts
   * each channel.
   *
   * @param x {@code [N, C, ...]}
   * @param groups number of groups, a divisor of C
   * @param weight {@code [C]} or null for 1
   * @param bias {@code [C]} or null for 0
   * @param eps added to the variance
   * @return the same shape
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor groupNorm(
      Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    return normalize("group_norm", x, groups, weight, bias, eps);
  }

  /**
   * Normalises each plane of each example, then scales and shifts each channel.
   *
   * @param x {@code [N, C, ...]}
   * @param weight {@code [C]} or null for 1
   * @param bias {@code [C]} or null for 0
   * @param eps added to the variance
   * @return the same shape
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor instanceNorm(
      Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    int groups = x.shape().rank() < 2 ? 1 : x.dim(1);
    return normalize("instance_norm", x, groups, weight, bias, eps);
  }

  /**
   * Normalises over the innermost dimensions, then scales and shifts each of their elements.
   *
   * @param x any shape
   * @param dims how many dimensions are normalised over, at least 1
   * @param weight their shape, or null for 1
   * @param bias their shape, or null for 0
   * @param eps added to the variance
   * @return the same shape
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor layerNorm(
      Tensor x, int dims, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    Shape shape = x.shape();
    int from = shape.rank() - dims;
    if (dims < 1 || from < 0) {
      throw new ShapeException(
          "layer_norm: over %d dimensions of %s, expected 1..%d"
              .formatted(dims, shape, shape.rank()));
    }
    int size = shape.product(from, shape.rank());
    int[] normalized = Arrays.copyOfRange(shape.toArray(), from, shape.rank());
    requireShape("layer_norm", weight, Shape.of(normalized));
    requireShape("layer_norm", bias, Shape.of(normalized));
    return normalize(
        "layer_norm", x, new Runs(shape.product(0, from), size, size, 1), weight, bias, eps);
  }

  private static Tensor normalize(
      String operation,
      Tensor x,
      int groups,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      double eps) {
    Shape shape = x.shape();
    if (shape.rank() < 2 || groups < 1 || shape.dim(1) % groups != 0) {
      throw new ShapeException(
          "%s: input %s with %d groups, expected [N, C, ...] and a divisor of C"
              .formatted(operation, shape, groups));
    }
    requireShape(operation, weight, Shape.of(shape.dim(1)));
    requireShape(operation, bias, Shape.of(shape.dim(1)));
    int plane = shape.product(2, shape.rank());
    int size = shape.dim(1) / groups * plane;
    Runs runs = new Runs(shape.dim(0) * groups, size, shape.dim(1), plane);
    return normalize(operation, x, runs, weight, bias, eps);
  }

  private static void requireShape(String operation, @Nullable Tensor factors, Shape expected) {
    if (factors != null && !factors.shape().equals(expected)) {
      throw new ShapeException(
          "%s: weight or bias %s, expected %s".formatted(operation, factors.shape(), expected));
    }
  }

  /**
   * What is normalised together, and which factor is whose.
   *
   * @param count number of runs
   * @param size elements of a run
   * @param factors number of weights, which repeat
   * @param plane neighbours that share a weight
   */
  private record Runs(int count, int size, int factors, int plane) {
    int factor(int i) {
      return i / plane % factors;
    }

    int planes() {
      return size / plane;
    }
  }

  private static Tensor normalize(
      String operation,
      Tensor x,
      Runs runs,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      double eps) {
    float[] xs = x.data();
    float[] ws = weight == null ? null : weight.data();
    float[] bs = bias == null ? null : bias.data();
    float[] out = new float[xs.length];
    float[] means = new float[runs.count];
    float[] scales = new float[runs.count];
    Workers.current()
        .forRanges(
            runs.count,
            Math.max(1, (1 << 14) / Math.max(1, runs.size)),
            (from, to) -> {
              for (int run = from; run < to; run++) {
                int at = run * runs.size;
                float mean = Kernels.active().sum(xs, at, runs.size) / runs.size;
                double squares = Kernels.active().centredDot(xs, at, mean, xs, at, mean, runs.size);
                means[run] = mean;
                scales[run] = (float) (1 / Math.sqrt(squares / runs.size + eps));
                apply(xs, at, runs, mean, scales[run], ws, bs, out);
              }
            });
    Tensor none = Tensor.zeros(0);
    return Autograd.result(
        operation,
        out,
        x.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            float[] dx = new float[g.length];
            for (int run = 0; run < runs.count; run++) {
              inputGradient(g, xs, run * runs.size, runs, means[run], scales[run], ws, dx);
            }
            in.add(0, dx);
          }
          if (in.needs(1) || in.needs(2)) {
            addFactorGradients(
                g,
                xs,
                runs,
                means,
                scales,
                in.needs(1) ? in.accumulator(1) : new float[runs.factors],
                in.needs(2) ? in.accumulator(2) : new float[runs.factors]);
          }
        },
        x,
        weight == null ? none : weight,
        bias == null ? none : bias);
  }

  private static void apply(
      float[] x,
      int at,
      Runs runs,
      float mean,
      float scale,
      float @Nullable [] weight,
      float @Nullable [] bias,
      float[] out) {
    if (runs.plane == 1) {
      int first = runs.factor(at);
      for (int i = 0; i < runs.size; i++) {
        float y = (x[at + i] - mean) * scale;
        float w = weight == null ? 1 : weight[first + i];
        float b = bias == null ? 0 : bias[first + i];
        out[at + i] = y * w + b;
      }
      return;
    }
    for (int p = 0; p < runs.planes(); p++) {
      int from = at + p * runs.plane;
      int c = runs.factor(from);
      float w = weight == null ? scale : scale * weight[c];
      float b = bias == null ? 0 : bias[c];
      for (int i = from; i < from + runs.plane; i++) {
        out[i] = (x[i] - mean) * w + b;
      }
    }
  }

  private static void inputGradient(
      float[] g,
      float[] x,
      int at,
      Runs runs,
      float mean,
      float scale,
      float @Nullable [] weight,
      float[] dx) {
    double sum = 0;
    double dot = 0;
    for (int i = at; i < at + runs.size; i++) {
      float weighted = weight == null ? g[i] : g[i] * weight[runs.factor(i)];
      dx[i] = weighted;
      sum += weighted;
      dot += (double) weighted * (x[i] - mean);
    }
    float a = (float) (sum / runs.size);
    float b = (float) (dot / runs.size * scale * scale);
    for (int i = at; i < at + runs.size; i++) {
      dx[i] = scale * (dx[i] - a - (x[i] - mean) * b);
    }
  }

  private static void addFactorGradients(
      float[] g, float[] x, Runs runs, float[] means, float[] scales, float[] dw, float[] db) {
    double[] weights = new double[dw.length];
    double[] biases = new double[db.length];
    for (int run = 0; run < runs.count; run++) {
      for (int i = run * runs.size; i < (run + 1) * runs.size; i++) {
        int c = runs.factor(i);
        biases[c] += g[i];
        weights[c] += (double) g[i] * (x[i] - means[run]) * scales[run];
      }
    }
    for (int c = 0; c < runs.factors; c++) {
      dw[c] += (float) weights[c];
      db[c] += (float) biases[c];
    }
  }
}
