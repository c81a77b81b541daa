package org.fovea.benchmarks.convolution;

import org.fovea.neural.op.PreparedConv2d;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Ours, with the weight prepared for inference and a result that is there already. */
public final class FoveaConvolution implements ReadyConvolution {
  private final Workers workers;
  private final PreparedConv2d convolution;
  private final Tensor input;
  private final Tensor output;

  /**
   * Gets ready.
   *
   * @param problem the layer and its numbers
   * @param workers threads that share it
   */
  public FoveaConvolution(ConvolutionProblem problem, Workers workers) {
    this.workers = workers;
    LayerShape shape = problem.shape();
    input = Tensor.of(problem.input(), 1, shape.channels(), shape.extent(), shape.extent());
    Tensor weight =
        Tensor.of(
            problem.weight(),
            shape.outChannels(),
            shape.channels() / shape.groups(),
            shape.kernel(),
            shape.kernel());
    Tensor bias = Tensor.of(problem.bias(), shape.outChannels());
    convolution = new PreparedConv2d(weight, bias, shape.config());
    output = workers.call(() -> convolution.apply(input));
  }

  @Override
  public void run() {
    workers.call(
        () -> {
          convolution.apply(input, output);
          return output;
        });
  }

  @Override
  public float[] output() {
    return output.data();
  }
}
