package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * An affine map for inference: its weight is copied and rearranged once, and a function is applied
 * to the results while they are in the cache. Immutable, threads may share it; no gradient flows
 * through it.
 */
public final class PreparedLinear {
  /** Multiply-adds below which another thread costs more than it saves. */
  private static final long WORTH_SHARING = 1 << 18;

  /** Parts into which the outputs are cut for each thread. */
  private static final int PARTS = 2;

  private final int inputs;
  private final int outputs;
  private final PanelMatrix panels;
  private final float[] bias;
  private final PointFunction function;

  /**
   * Prepares a map.
   *
   * @param weight {@code [out, in]}, copied
   * @param bias {@code [out]}, copied, or null for none
   * @param function applied to each result
   * @throws ShapeException when the shapes don't fit
   */
  public PreparedLinear(Tensor weight, @Nullable Tensor bias, PointFunction function) {
    Linear.requireShapes(weight, bias);
    inputs = weight.dim(1);
    outputs = weight.dim(0);
    panels = PixelRowConvolution.pack(weight.data(), outputs, inputs);
    this.bias = bias == null ? new float[outputs] : bias.data().clone();
    this.function = function;
  }

  /**
   * The shape of what an input gives.
   *
   * @param x {@code [..., in]}
   * @return {@code [..., out]}
   * @throws ShapeException when the shape doesn't fit
   */
  public Shape outShape(Shape x) {
    if (x.rank() < 1 || x.dim(-1) != inputs) {
      throw new ShapeException("linear: input %s, expected [..., %d]".formatted(x, inputs));
    }
    return x.with(-1, outputs);
  }

  /**
   * Computes {@code function(x W^T + b + addend)} into a tensor that is there already.
   *
   * @param x {@code [..., in]}
   * @param addend {@code [..., out]}, or null for none
   * @param out {@code [..., out]}, overwritten; it shares no element with the others
   * @throws ShapeException when the shapes don't fit
   */
  public void apply(Tensor x, @Nullable Tensor addend, Tensor out) {
    Shape shape = outShape(x.shape());
    if (!out.shape().equals(shape) || (addend != null && !addend.shape().equals(shape))) {
      throw new ShapeException(
          "linear: output %s and addend %s for input %s, expected %s"
              .formatted(out.shape(), addend == null ? "none" : addend.shape(), x.shape(), shape));
    }
    int rows = shape.numel() / Math.max(1, outputs);
    Workers workers = Workers.current();
    int width = Kernels.active().panel();
    int all = (outputs + width - 1) / width;
    int parts = workers.parallelism() * PARTS;
    boolean shared = parts > PARTS && (long) rows * inputs * outputs >= WORTH_SHARING;
    // Any cut gives the same bits, so that it may depend on the number of threads.
    int each = shared ? Math.max(1, (all + parts - 1) / parts) * width : Math.max(1, outputs);
    float[] terms = addend == null ? null : addend.data();
    workers.forRanges(
        outputs, each, (from, to) -> columns(x.data(), rows, terms, from, to, out.data()));
  }

  /** Some columns of the result. */
  private void columns(
      float[] x, int rows, float @Nullable [] addend, int from, int to, float[] out) {
    for (int i = 0; i < rows; i++) {
      begin(addend, i * outputs, from, to, out);
    }
    PanelMatrix part =
        new PanelMatrix(panels.data(), panels.at() + from * inputs, inputs, to - from);
    Matrix results = new Matrix(out, from, rows, to - from, outputs, 1);
    Kernels.active().gemm(Matrix.of(x, 0, rows, inputs), part, results, true);
    if (to - from == outputs) {
      function.apply(out, 0, rows * outputs);
      return;
    }
    for (int i = 0; i < rows; i++) {
      function.apply(out, i * outputs + from, i * outputs + to);
    }
  }

  /** What the sums of a row begin with. */
  private void begin(float @Nullable [] addend, int at, int from, int to, float[] out) {
    if (addend == null) {
      System.arraycopy(bias, from, out, at + from, to - from);
      return;
    }
    for (int j = from; j < to; j++) {
      out[at + j] = bias[j] + addend[at + j];
    }
  }
}
