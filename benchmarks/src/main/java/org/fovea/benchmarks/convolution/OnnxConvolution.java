package org.fovea.benchmarks.convolution;

import java.util.List;
import org.fovea.benchmarks.onnx.OnnxModel;
import org.fovea.benchmarks.onnx.OnnxModel.Attribute;
import org.fovea.benchmarks.onnx.OnnxRun;

/** ONNX Runtime's: a model of one node, in the faster of the peer's two layouts. */
public final class OnnxConvolution implements ReadyConvolution, AutoCloseable {
  private final OnnxRun run;

  private OnnxConvolution(OnnxRun run) {
    this.run = run;
  }

  /**
   * Gets ready. A network pays for the conversion of layouts at its ends only, so here the faster
   * of both counts.
   *
   * @param problem the layer and its numbers
   * @param threads threads that share it
   * @return the faster, to be closed
   */
  public static OnnxConvolution fastest(ConvolutionProblem problem, int threads) {
    LayerShape shape = problem.shape();
    int kernel = shape.kernel();
    int pad = shape.padding();
    int out = shape.outExtent();
    int inputs = shape.channels() / shape.groups();
    OnnxModel model = new OnnxModel();
    String weight = model.constant(problem.weight(), shape.outChannels(), inputs, kernel, kernel);
    String bias = model.constant(problem.bias(), shape.outChannels());
    String last =
        model.node(
            "Conv",
            List.of("x", weight, bias),
            Attribute.ints("kernel_shape", kernel, kernel),
            Attribute.ints("strides", shape.stride(), shape.stride()),
            Attribute.ints("pads", pad, pad, pad, pad),
            Attribute.number("group", shape.groups()));
    return new OnnxConvolution(
        OnnxRun.fastest(
            model,
            last,
            problem.input(),
            new int[] {1, shape.channels(), shape.extent(), shape.extent()},
            new int[] {1, shape.outChannels(), out, out},
            threads));
  }

  @Override
  public void run() {
    run.run();
  }

  @Override
  public float[] output() {
    return run.output();
  }

  @Override
  public void close() {
    run.close();
  }
}
