package org.fovea.benchmarks.convolution;

import org.fovea.neural.op.PreparedConv2d;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Ours, with the weight prepared for inference; the result is a new tensor each time. */
public final class FoveaConvolution implements ReadyConvolution {
  private final Workers workers;
  private final PreparedConv2d convolution;
  private final Tensor input;
  private Tensor output = Tensor.zeros(0);

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
  }

  @Override
  public void run() {
    output = workers.call(() -> convolution.apply(input));
  }

  @Override
  public float[] output() {
    return output.data();
  }
}
