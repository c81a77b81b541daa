package org.fovea.neural.golden;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fovea.neural.golden.GoldenCheck.Operation;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.op.AdaptiveAvgPool2d;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.BatchNorm;
import org.fovea.neural.op.Conv2d;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Div;
import org.fovea.neural.op.Linear;
import org.fovea.neural.op.LogSoftmax;
import org.fovea.neural.op.MaxPool2d;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.op.Relu;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.op.Sub;
import org.fovea.neural.tensor.Tensor;

/** How each operation of the reference is called here. */
final class OperationTable {
  static final Map<String, Operation> OPERATIONS = new TreeMap<>();

  private OperationTable() {}

  static {
    op("conv2d", c -> Conv2d.conv2d(c.x(), c.in("w"), c.opt("b"), convolution(c)));
    op(
        "max_pool2d",
        c -> {
          MaxPool2d.Result r = MaxPool2d.maxPool2dWithIndices(c.x(), pooling(c));
          return List.of(r.values(), r.indices());
        });
    op(
        "adaptive_avg_pool2d",
        c ->
            AdaptiveAvgPool2d.adaptiveAvgPool2d(
                c.x(), c.list("output_size")[0], c.list("output_size")[1]));
    op("linear", c -> Linear.linear(c.x(), c.in("w"), c.opt("b")));
    op("add", c -> Add.add(c.in("a"), c.in("b")));
    op("sub", c -> Sub.sub(c.in("a"), c.in("b")));
    op("mul", c -> Mul.mul(c.in("a"), c.in("b")));
    op("div", c -> Div.div(c.in("a"), c.in("b")));
    op("relu", c -> Relu.relu(c.x()));
    op("softmax", c -> Softmax.softmax(c.x(), c.integer("dim", 0)));
    op("log_softmax", c -> LogSoftmax.logSoftmax(c.x(), c.integer("dim", 0)));
    op("batch_norm", OperationTable::batchNorm);
    op("nll_loss", c -> CrossEntropy.nllLoss(c.x(), c.ints("t"), crossEntropy(c)));
  }

  static Operation of(String name) {
    Operation operation = OPERATIONS.get(name);
    if (operation == null) {
      throw new IllegalArgumentException("no operation " + name);
    }
    return operation;
  }

  private static void op(String name, Operation operation) {
    OPERATIONS.put(name, operation);
  }

  private static Conv2dConfig convolution(GoldenCase c) {
    Conv2dConfig config =
        Conv2dConfig.defaults()
            .withStride(c.pair("stride", 1)[0], c.pair("stride", 1)[1])
            .withDilation(c.pair("dilation", 1)[0], c.pair("dilation", 1)[1])
            .withGroups(c.integer("groups", 1));
    return "same_even_kernel".equals(c.name)
        ? config.withSamePadding(c.in("w").dim(2), c.in("w").dim(3))
        : config.withPadding(c.pair("padding", 0)[0], c.pair("padding", 0)[1]);
  }

  private static Pool2dConfig pooling(GoldenCase c) {
    int[] kernel = c.pair("kernel_size", 1);
    int[] stride = c.has("stride") ? c.pair("stride", 1) : kernel;
    int[] padding = c.pair("padding", 0);
    return Pool2dConfig.of(kernel[0], kernel[1])
        .withStride(stride[0], stride[1])
        .withPadding(padding[0], padding[1])
        .withDilation(c.integer("dilation", 1))
        .withCeilMode(c.flag("ceil_mode", false));
  }

  private static List<Tensor> batchNorm(GoldenCase c) {
    Tensor mean = copy(c.in("running_mean"));
    Tensor var = copy(c.in("running_var"));
    double eps = c.number("eps", 1e-5);
    Tensor y =
        c.flag("training", false)
            ? BatchNorm.batchNormTraining(
                c.x(), c.opt("weight"), c.opt("bias"), mean, var, c.number("momentum", 0.1), eps)
            : BatchNorm.batchNorm(c.x(), c.opt("weight"), c.opt("bias"), mean, var, eps);
    return List.of(y, mean, var);
  }

  private static Tensor copy(Tensor x) {
    return Tensor.of(x.data().clone(), x.shape());
  }

  private static CrossEntropyConfig crossEntropy(GoldenCase c) {
    return new CrossEntropyConfig(
        c.opt("weight"),
        c.integer("ignore_index", -100),
        c.number("label_smoothing", 0),
        reduction(c));
  }

  private static Reduction reduction(GoldenCase c) {
    return switch (c.text("reduction", "mean")) {
      case "none" -> Reduction.NONE;
      case "sum" -> Reduction.SUM;
      default -> Reduction.MEAN;
    };
  }
}
