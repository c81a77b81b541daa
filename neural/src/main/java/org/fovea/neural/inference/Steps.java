package org.fovea.neural.inference;

import java.util.Arrays;
import java.util.List;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.BlockwiseAttention;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.PointFunction;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.op.PreparedConv2d;
import org.fovea.neural.op.PreparedLinear;
import org.fovea.neural.op.ScaleChannels;
import org.fovea.neural.op.WindowMaxima;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** The steps that inference forms are made of. */
final class Steps {
  /** Elements that a thread takes at once. */
  private static final int RANGE = 1 << 14;

  private Steps() {}

  /** A convolution, with what is added as a second operand if there is one. */
  static Step convolution(PreparedConv2d convolution) {
    return (inputs, arena) -> {
      Tensor out = arena.take(convolution.outShape(inputs[0].shape()));
      convolution.apply(inputs[0], second(inputs), out);
      return out;
    };
  }

  /** A fully connected layer, with what is added as a second operand if there is one. */
  static Step linear(PreparedLinear linear) {
    return (inputs, arena) -> {
      Tensor out = arena.take(linear.outShape(inputs[0].shape()));
      linear.apply(inputs[0], second(inputs), out);
      return out;
    };
  }

  private static @Nullable Tensor second(Tensor[] inputs) {
    return inputs.length > 1 ? inputs[1] : null;
  }

  /** A function of each element. */
  static Step point(PointFunction function) {
    return (inputs, arena) -> {
      float[] x = inputs[0].data();
      Tensor out = arena.take(inputs[0].shape());
      float[] y = out.data();
      Workers.current()
          .forRanges(
              y.length,
              RANGE,
              (from, to) -> {
                System.arraycopy(x, from, y, from, to - from);
                function.apply(y, from, to);
              });
      return out;
    };
  }

  /** A function of the sum of two tensors of the same shape. */
  static Step sum(PointFunction function) {
    return (inputs, arena) -> {
      if (!inputs[0].shape().equals(inputs[1].shape())) {
        throw new ShapeException(
            "sum: %s and %s, expected the same shape"
                .formatted(inputs[0].shape(), inputs[1].shape()));
      }
      Tensor out = arena.take(inputs[0].shape());
      Workers.current()
          .forRanges(
              out.numel(),
              RANGE,
              (from, to) -> {
                add(inputs[0].data(), inputs[1].data(), out.data(), from, to);
                function.apply(out.data(), from, to);
              });
      return out;
    };
  }

  private static void add(float[] a, float[] b, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = a[i] + b[i];
    }
  }

  /** The mean of each channel, {@code [N, C, H, W]} to {@code [N, C, 1, 1]}. */
  static Step channelMeans() {
    return (inputs, arena) -> {
      Shape shape = inputs[0].shape();
      if (shape.rank() != 4) {
        throw new ShapeException("channel means: input %s, expected [N, C, H, W]".formatted(shape));
      }
      Tensor out = arena.take(Shape.of(shape.dim(0), shape.dim(1), 1, 1));
      int plane = shape.dim(2) * shape.dim(3);
      float[] x = inputs[0].data();
      Kernels kernels = Kernels.active();
      Workers.current()
          .forRanges(
              out.numel(),
              Math.max(1, RANGE / Math.max(1, plane)),
              (from, to) -> {
                for (int i = from; i < to; i++) {
                  out.data()[i] = kernels.sum(x, i * plane, plane) / plane;
                }
              });
      return out;
    };
  }

  /** The greatest of each window. */
  static Step maximum(Pool2dConfig config) {
    return (inputs, arena) -> {
      Tensor out = arena.take(WindowMaxima.outShape(inputs[0].shape(), config));
      WindowMaxima.pool(inputs[0], config, out);
      return out;
    };
  }

  /** The heads' results side by side, of a projection to queries, keys and values. */
  private static Step selfAttention(PreparedLinear projection, int heads) {
    return (inputs, arena) -> {
      Tensor projected = arena.take(projection.outShape(inputs[0].shape()));
      projection.apply(inputs[0], null, projected);
      Tensor out = arena.take(inputs[0].shape());
      BlockwiseAttention.selfAttention(projected, heads, out);
      arena.use(projected);
      arena.release(projected);
      return out;
    };
  }

  /** Any other operation but a layer's. */
  static Step of(Operation operation) {
    if (operation instanceof Operation.Function other) {
      return (inputs, arena) -> other.function().apply(inputs[0]);
    }
    if (operation instanceof Operation.PairFunction other) {
      return (inputs, arena) -> other.function().apply(inputs[0], inputs[1]);
    }
    if (operation instanceof Operation.Concat concat) {
      return (inputs, arena) -> Concat.cat(List.of(inputs), concat.dim());
    }
    if (operation instanceof Operation.ScaleChannels) {
      return (inputs, arena) -> ScaleChannels.scaleChannels(inputs[0], inputs[1]);
    }
    if (operation instanceof Operation.ChannelMeans) {
      return channelMeans();
    }
    if (operation instanceof Operation.SelfAttention self) {
      return selfAttention(self.attention().inProjection(), self.attention().heads());
    }
    throw new IllegalArgumentException(
        "inference form: "
            + operation
            + ", expected another of "
            + Arrays.toString(Operation.class.getPermittedSubclasses()));
  }
}
