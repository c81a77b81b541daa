package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel is shifted and scaled to mean 0 and
 * variance 1, then by learned factors.
 */
public final class BatchNorm {
  private BatchNorm() {}

  /**
   * Normalises by the statistics of the batch, and lets the running statistics follow them: {@code
   * running += momentum * (batch - running)}, the variance unbiased there.
   *
   * @param x {@code [N, C, ...]}
   * @param weight {@code [C]} or null for 1
   * @param bias {@code [C]} or null for 0
   * @param runningMean {@code [C]}, changed, or null for none
   * @param runningVar {@code [C]}, changed, or null for none
   * @param momentum how fast the running statistics follow, 0..1
   * @param eps added to the variance
   * @return {@code (x - mean) / sqrt(var + eps) * weight + bias}, same shape
   * @throws ShapeException when the shapes don't fit or a channel has fewer than 2 values
   */
  public static Tensor batchNormTraining(
      Tensor x,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      @Nullable Tensor runningMean,
      @Nullable Tensor runningVar,
      double momentum,
      double eps) {
    Planes planes = Planes.of(x, weight, bias, runningMean, runningVar);
    int count = planes.batch * planes.size;
    if (count < 2) {
      throw new ShapeException(
          "batch_norm: input %s has %d value per channel, expected 2 or more in training"
              .formatted(x.shape(), count));
    }
    float[] mean = new float[planes.channels];
    float[] scale = new float[planes.channels];
    float[] xs = x.data();
    Workers.current()
        .forEach(
            planes.channels,
            c -> {
              float mu = (float) (planes.sum(xs, c) / count);
              double variance = planes.centredDot(xs, mu, xs, mu, c) / count;
              mean[c] = mu;
              scale[c] = (float) (1 / Math.sqrt(variance + eps));
              if (runningMean != null) {
                follow(runningMean.data(), c, mu, momentum);
              }
              if (runningVar != null) {
                follow(runningVar.data(), c, variance * count / (count - 1), momentum);
              }
            });
    return normalised(x, weight, bias, planes, mean, scale, true);
  }

  /**
   * Normalises by given statistics.
   *
   * @param x {@code [N, C, ...]}
   * @param weight {@code [C]} or null for 1
   * @param bias {@code [C]} or null for 0
   * @param mean {@code [C]}
   * @param variance {@code [C]}
   * @param eps added to the variance
   * @return {@code (x - mean) / sqrt(variance + eps) * weight + bias}, same shape
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor batchNorm(
      Tensor x,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      Tensor mean,
      Tensor variance,
      double eps) {
    Planes planes = Planes.of(x, weight, bias, mean, variance);
    float[] scale = new float[planes.channels];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (float) (1 / Math.sqrt(variance.data()[c] + eps));
    }
    return normalised(x, weight, bias, planes, mean.data().clone(), scale, false);
  }

  private static void follow(float[] running, int c, double batch, double momentum) {
    running[c] += (float) (momentum * (batch - running[c]));
  }

  private static Tensor normalised(
      Tensor x,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      Planes planes,
      float[] mean,
      float[] scale,
      boolean ofBatch) {
    float[] xs = x.data();
    float[] out = new float[xs.length];
    float[] ws = weight == null ? null : weight.data();
    float[] bs = bias == null ? null : bias.data();
    Workers.current()
        .forEach(
            planes.channels,
            c -> {
              float factor = ws == null ? scale[c] : scale[c] * ws[c];
              float shift = bs == null ? 0 : bs[c];
              for (int n = 0; n < planes.batch; n++) {
                int at = planes.at(n, c);
                affine(xs, mean[c], factor, shift, out, at, at + planes.size);
              }
            });
    Tensor none = Tensor.zeros(0);
    return Autograd.result(
        "batch_norm",
        out,
        x.shape(),
        (dy, in) -> {
          float[] dWeight = new float[planes.channels];
          float[] dBias = new float[planes.channels];
          float[] dx = in.needs(0) ? new float[xs.length] : null;
          Workers.current()
              .forEach(
                  planes.channels,
                  c -> {
                    double sum = planes.sum(dy, c);
                    double dot = planes.centredDot(dy, 0, xs, mean[c], c) * scale[c];
                    dBias[c] = (float) sum;
                    dWeight[c] = (float) dot;
                    if (dx != null) {
                      float factor = ws == null ? scale[c] : scale[c] * ws[c];
                      int count = planes.batch * planes.size;
                      float a = ofBatch ? (float) (sum / count) : 0;
                      float b = ofBatch ? (float) (dot / count * scale[c]) : 0;
                      for (int n = 0; n < planes.batch; n++) {
                        int at = planes.at(n, c);
                        inputGradient(dy, xs, mean[c], factor, a, b, dx, at, at + planes.size);
                      }
                    }
                  });
          if (dx != null) {
            in.add(0, dx);
          }
          in.add(1, dWeight);
          in.add(2, dBias);
        },
        x,
        weight == null ? none : weight,
        bias == null ? none : bias);
  }

  private static void affine(
      float[] x, float mean, float factor, float shift, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (x[i] - mean) * factor + shift;
    }
  }

  private static void inputGradient(
      float[] dy,
      float[] x,
      float mean,
      float factor,
      float a,
      float b,
      float[] dx,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      dx[i] = factor * (dy[i] - a - (x[i] - mean) * b);
    }
  }

  // The planes of a channel: one per image, {@code size} contiguous values each.
  private record Planes(int batch, int channels, int size) {
    static Planes of(Tensor x, @Nullable Tensor... perChannel) {
      Shape shape = x.shape();
      if (shape.rank() < 2) {
        throw new ShapeException("batch_norm: input %s, expected [N, C, ...]".formatted(shape));
      }
      for (Tensor tensor : perChannel) {
        if (tensor != null && !tensor.shape().equals(Shape.of(shape.dim(1)))) {
          throw new ShapeException(
              "batch_norm: weight, bias or statistics of shape %s for input %s, expected [%d]"
                  .formatted(tensor.shape(), shape, shape.dim(1)));
        }
      }
      return new Planes(shape.dim(0), shape.dim(1), shape.product(2, shape.rank()));
    }

    int at(int image, int channel) {
      return (image * channels + channel) * size;
    }

    double sum(float[] values, int channel) {
      double sum = 0;
      for (int n = 0; n < batch; n++) {
        sum += Kernels.active().sum(values, at(n, channel), size);
      }
      return sum;
    }

    double centredDot(float[] a, float aShift, float[] b, float bShift, int channel) {
      double sum = 0;
      for (int n = 0; n < batch; n++) {
        int at = at(n, channel);
        sum += Kernels.active().centredDot(a, at, aShift, b, at, bShift, size);
      }
      return sum;
    }
  }
}
