package org.fovea.benchmarks.convolution;

import static org.fovea.neural.op.Conv2d.conv2d;

import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Ours, without gradients. */
public final class FoveaConvolution implements ReadyConvolution {
  private final Workers workers;
  private final Conv2dConfig config;
  private final Tensor input;
  private final Tensor weight;
  private final Tensor bias;
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
    config = shape.config();
    input = Tensor.of(problem.input(), 1, shape.channels(), shape.extent(), shape.extent());
    weight =
        Tensor.of(
            problem.weight(),
            shape.outChannels(),
            shape.channels() / shape.groups(),
            shape.kernel(),
            shape.kernel());
    bias = Tensor.of(problem.bias(), shape.outChannels());
  }

  @Override
  public void run() {
    output = workers.call(() -> Autograd.noGrad(() -> conv2d(input, weight, bias, config)));
  }

  @Override
  public float[] output() {
    return output.data();
  }
}
