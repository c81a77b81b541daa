package org.fovea.neural.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.fovea.neural.diffusion.DdpmSchedule;
import org.fovea.neural.golden.GoldenCheck.OfModule;
import org.fovea.neural.golden.GoldenCheck.Operation;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.layer.Recurrent;
import org.fovea.neural.layer.TransformerConfig;
import org.fovea.neural.layer.TransformerDecoderLayer;
import org.fovea.neural.layer.TransformerEncoderLayer;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.BoxLoss;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.FocalLoss;
import org.fovea.neural.loss.KullbackLeibler;
import org.fovea.neural.loss.MarginLoss;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegionLoss;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.loss.Regularization;
import org.fovea.neural.matching.LinearSumAssignment;
import org.fovea.neural.op.*;
import org.fovea.neural.optim.GradientClipping;
import org.fovea.neural.position.Sinusoids;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** How each operation of the reference is called here. */
final class OperationTable {
  static final Map<String, Operation> OPERATIONS = new TreeMap<>();

  private OperationTable() {}

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

  static {
    convolutions();
    pooling();
    normalisation();
    products();
    elementwise();
    reductions();
    arrangements();
    resampling();
    networks();
    losses();
    others();
  }

  private static void convolutions() {
    op("conv1d", c -> Conv1d.conv1d(c.x(), c.in("w"), c.opt("b"), sequence(c)));
    op("conv2d", c -> Conv2d.conv2d(c.x(), c.in("w"), c.opt("b"), images(c)));
    op(
        "conv3d",
        c -> Conv3d.conv3d(c.x(), c.in("w"), c.opt("b"), 1, c.integer("padding", 0), 1, images(c)));
    op(
        "conv_transpose1d",
        c -> Conv1d.convTranspose1d(c.x(), c.in("w"), c.opt("b"), sequence(c), 0));
    op(
        "conv_transpose2d",
        c -> {
          int[] extra = c.pair("output_padding", 0);
          return ConvTranspose2d.convTranspose2d(
              c.x(), c.in("w"), c.opt("b"), images(c), extra[0], extra[1]);
        });
    op(
        "unfold",
        c ->
            Unfold.unfold(
                c.x(), c.integer("kernel_size", 1), c.integer("kernel_size", 1), images(c)));
    op(
        "fold",
        c -> {
          int[] size = c.list("output_size");
          int kernel = c.integer("kernel_size", 1);
          return Unfold.fold(c.x(), size[0], size[1], kernel, kernel, images(c));
        });
  }

  private static Conv2dConfig images(GoldenCase c) {
    Conv2dConfig config =
        Conv2dConfig.defaults()
            .withStride(c.pair("stride", 1)[0], c.pair("stride", 1)[1])
            .withDilation(c.pair("dilation", 1)[0], c.pair("dilation", 1)[1])
            .withGroups(c.integer("groups", 1));
    return "same_even_kernel".equals(c.name)
        ? config.withSamePadding(c.in("w").dim(2), c.in("w").dim(3))
        : config.withPadding(c.pair("padding", 0)[0], c.pair("padding", 0)[1]);
  }

  private static Conv2dConfig sequence(GoldenCase c) {
    return Conv2dConfig.defaults()
        .withStride(1, c.integer("stride", 1))
        .withPadding(0, c.integer("padding", 0));
  }

  private static void pooling() {
    op("sum_pool2d", c -> AvgPool2d.sumPool2d(c.x(), pool(c)));
    op("max_pool2d", c -> both(MaxPool2d.maxPool2dWithIndices(c.x(), pool(c))));
    op(
        "max_pool1d",
        c -> {
          Pool2dConfig config =
              Pool2dConfig.of(1, c.integer("kernel_size", 1))
                  .withStride(1, c.integer("stride", 1))
                  .withPadding(0, c.integer("padding", 0));
          Tensor y = MaxPool2d.maxPool2d(Reshape.unsqueeze(c.x(), 2), config);
          return Reshape.reshape(y, y.dim(0), y.dim(1), y.dim(3));
        });
    op(
        "max_unpool2d",
        c -> {
          MaxPool2d.Result pooled = MaxPool2d.maxPool2dWithIndices(c.x(), Pool2dConfig.of(2));
          return MaxUnpool2d.maxUnpool2d(
              pooled.values(), pooled.indices(), c.x().dim(2), c.x().dim(3));
        });
    op(
        "avg_pool2d",
        c ->
            c.has("divisor_override")
                ? AvgPool2d.avgPool2d(c.x(), pool(c), c.integer("divisor_override", 1))
                : AvgPool2d.avgPool2d(c.x(), pool(c), c.flag("count_include_pad", true)));
    op(
        "adaptive_avg_pool2d",
        c -> {
          int[] size = c.list("output_size");
          return AdaptiveAvgPool2d.adaptiveAvgPool2d(c.x(), size[0], size[1]);
        });
    op(
        "adaptive_max_pool2d",
        c -> {
          int[] size = c.list("output_size");
          return both(AdaptiveMaxPool2d.adaptiveMaxPool2d(c.x(), size[0], size[1]));
        });
  }

  private static Pool2dConfig pool(GoldenCase c) {
    int[] kernel = c.pair("kernel_size", 1);
    int[] stride = c.has("stride") ? c.pair("stride", 1) : kernel;
    int[] padding = c.pair("padding", 0);
    return Pool2dConfig.of(kernel[0], kernel[1])
        .withStride(stride[0], stride[1])
        .withPadding(padding[0], padding[1])
        .withDilation(c.integer("dilation", 1))
        .withCeilMode(c.flag("ceil_mode", false));
  }

  private static List<?> both(MaxPool2d.Result result) {
    return List.of(result.values(), result.indices());
  }

  private static List<?> both(Max.Result result) {
    return List.of(result.values(), result.indices());
  }

  private static void normalisation() {
    op("batch_norm", OperationTable::batchNorm);
    op(
        "frozen_batch_norm",
        c -> {
          Tensor scale = Mul.mul(c.in("weight"), Rsqrt.rsqrt(shifted(c.in("running_var"))));
          Tensor shift = Sub.sub(c.in("bias"), Mul.mul(c.in("running_mean"), scale));
          return Add.add(Mul.mul(c.x(), perChannel(scale)), perChannel(shift));
        });
    op(
        "layer_norm",
        c ->
            GroupNorm.layerNorm(
                c.x(),
                c.list("normalized_shape").length,
                c.opt("weight"),
                c.opt("bias"),
                c.number("eps", 1e-5)));
    op(
        "group_norm",
        c ->
            GroupNorm.groupNorm(
                c.x(),
                c.integer("num_groups", 1),
                c.in("weight"),
                c.in("bias"),
                c.number("eps", 1e-5)));
    op("instance_norm", c -> GroupNorm.instanceNorm(c.x(), c.in("weight"), c.in("bias"), 1e-5));
    op(
        "local_response_norm",
        c ->
            LocalResponseNorm.localResponseNorm(
                c.x(),
                c.integer("size", 1),
                c.number("alpha", 1e-4),
                c.number("beta", 0.75),
                c.number("k", 1)));
    op("normalize", c -> Norm.normalize(c.x(), c.number("p", 2), c.integer("dim", 1), 1e-12f));
  }

  private static Tensor shifted(Tensor variance) {
    return Scale.affine(variance, 1, 1e-5f);
  }

  private static Tensor perChannel(Tensor factors) {
    return Reshape.reshape(factors, 1, -1, 1, 1);
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

  private static void products() {
    op("linear", c -> Linear.linear(c.x(), c.in("w"), c.opt("b")));
    op("matmul", c -> MatMul.matmul(c.in("a"), c.in("b")));
    op("bmm", c -> MatMul.matmul(c.in("a"), c.in("b")));
    op(
        "addmm",
        c ->
            Add.add(
                Scale.scale(c.in("c"), (float) c.number("beta", 1)),
                Scale.scale(MatMul.matmul(c.in("a"), c.in("b")), (float) c.number("alpha", 1))));
    op(
        "einsum",
        c ->
            Einsum.einsum(
                c.text("equation", ""), c.names().stream().map(c::in).toArray(Tensor[]::new)));
    op("cdist", c -> Cdist.cdist(c.in("a"), c.in("b"), c.number("p", 2)));
    op(
        "cosine_similarity",
        c -> Cdist.cosineSimilarity(c.in("a"), c.in("b"), c.integer("dim", 1), 1e-8f));
  }

  private static void elementwise() {
    op("add", c -> Add.add(c.in("a"), c.in("b")));
    op("sub", c -> Sub.sub(c.in("a"), c.in("b")));
    op("mul", c -> Mul.mul(c.in("a"), c.in("b")));
    op("div", c -> Div.div(c.in("a"), c.in("b")));
    op("maximum", c -> Maximum.maximum(c.in("a"), c.in("b")));
    op("minimum", c -> Maximum.minimum(c.in("a"), c.in("b")));
    op("where", c -> Where.where(c.in("c"), c.in("a"), c.in("b")));
    op("masked_fill", c -> Where.maskedFill(c.x(), c.in("m"), (float) c.number("value", 0)));
    op("exp", c -> Exp.exp(c.x()));
    op("log", c -> Log.log(c.x()));
    op("log1p", c -> Log1p.log1p(c.x()));
    op("expm1", c -> Expm1.expm1(c.x()));
    op("sqrt", c -> Sqrt.sqrt(c.x()));
    op("rsqrt", c -> Rsqrt.rsqrt(c.x()));
    op("reciprocal", c -> Reciprocal.reciprocal(c.x()));
    op("square", c -> Square.square(c.x()));
    op("abs", c -> Abs.abs(c.x()));
    op("neg", c -> Neg.neg(c.x()));
    op("sign", c -> Sign.sign(c.x()));
    op("floor", c -> Floor.floor(c.x()));
    op("round", c -> Round.round(c.x()));
    op("sin", c -> Sin.sin(c.x()));
    op("cos", c -> Cos.cos(c.x()));
    op("erf", c -> Erf.erf(c.x()));
    op("pow", c -> Pow.pow(c.x(), c.number("exponent", 1)));
    op("clamp", c -> Clamp.clamp(c.x(), (float) c.number("min", 0), (float) c.number("max", 0)));
    op("relu", c -> Relu.relu(c.x()));
    op("relu6", c -> Relu6.relu6(c.x()));
    op("leaky_relu", c -> LeakyRelu.leakyRelu(c.x(), (float) c.number("negative_slope", 0.01)));
    op("elu", c -> Elu.elu(c.x(), 1));
    op("selu", c -> Selu.selu(c.x()));
    op("celu", c -> Celu.celu(c.x(), (float) c.number("alpha", 1)));
    op(
        "gelu",
        c -> "tanh".equals(c.text("approximate", "")) ? Gelu.geluTanh(c.x()) : Gelu.gelu(c.x()));
    op("silu", c -> Silu.silu(c.x()));
    op("mish", c -> Mish.mish(c.x()));
    op("hardswish", c -> Hardswish.hardswish(c.x()));
    op("hardsigmoid", c -> Hardsigmoid.hardsigmoid(c.x()));
    op(
        "hardtanh",
        c ->
            Hardtanh.hardtanh(
                c.x(), (float) c.number("min_val", -1), (float) c.number("max_val", 1)));
    op(
        "softplus",
        c ->
            Softplus.softplus(
                c.x(), (float) c.number("beta", 1), (float) c.number("threshold", 20)));
    op("softsign", c -> Softsign.softsign(c.x()));
    op("logsigmoid", c -> LogSigmoid.logsigmoid(c.x()));
    op("sigmoid", c -> Sigmoid.sigmoid(c.x()));
    op("tanh", c -> Tanh.tanh(c.x()));
    op("glu", c -> Glu.glu(c.x(), c.integer("dim", -1)));
    op("prelu", c -> Prelu.prelu(c.x(), c.in("weight")));
    op(
        "drop_path_scale",
        c ->
            Mul.mul(
                Scale.scale(c.x(), (float) (1 / c.number("keep", 1))),
                Reshape.reshape(c.in("m"), -1, 1, 1, 1)));
  }

  private static void reductions() {
    op("softmax", c -> Softmax.softmax(c.x(), c.integer("dim", 0)));
    op("log_softmax", c -> LogSoftmax.logSoftmax(c.x(), c.integer("dim", 0)));
    op("logsumexp", c -> LogSumExp.logsumexp(c.x(), c.integer("dim", 0), false));
    op("sum", c -> Sum.sum(c.x(), c.flag("keepdim", false), c.numbers("dim")));
    op("mean", c -> Sum.mean(c.x(), c.flag("keepdim", false), c.numbers("dim")));
    op("prod", c -> Prod.prod(c.x(), c.flag("keepdim", false), c.numbers("dim")));
    op("var", c -> Var.var(c.x(), c.flag("unbiased", true), false, c.numbers("dim")));
    op("std", c -> Var.std(c.x(), c.flag("unbiased", true), false, c.numbers("dim")));
    op("norm", c -> Norm.norm(c.x(), c.number("p", 2), false, c.numbers("dim")));
    op("amax", c -> Max.amax(c.x(), false, c.numbers("dim")));
    op("amin", c -> Min.amin(c.x(), false, c.numbers("dim")));
    op("max_all", c -> Max.amax(c.x(), false));
    op("max_dim", c -> both(Max.max(c.x(), c.integer("dim", 0), false)));
    op("min_dim", c -> both(Min.min(c.x(), c.integer("dim", 0), false)));
    op("argmax", c -> Max.argmax(c.x(), c.integer("dim", 0), false));
    op("argmin", c -> Min.argmin(c.x(), c.integer("dim", 0), false));
    op("cumsum", c -> Cumulative.cumsum(c.x(), c.integer("dim", 0)));
    op("cumprod", c -> Cumulative.cumprod(c.x(), c.integer("dim", 0)));
    op(
        "topk",
        c ->
            both(
                TopK.topk(
                    c.x(), c.integer("k", 1), c.integer("dim", -1), c.flag("largest", true))));
    op("sort", c -> both(TopK.sort(c.x(), c.integer("dim", -1), c.flag("descending", false))));
  }

  private static void arrangements() {
    op("pad", OperationTable::pad);
    op("gather", c -> Gather.gather(c.x(), c.integer("dim", 0), c.ints("idx")));
    op("scatter", c -> Gather.scatter(c.x(), c.integer("dim", 0), c.ints("idx"), c.in("src")));
    op(
        "scatter_add",
        c -> Gather.scatterAdd(c.x(), c.integer("dim", 0), c.ints("idx"), c.in("src")));
    op("index_select", c -> Gather.indexSelect(c.x(), c.integer("dim", 0), c.ints("idx")));
    op("masked_select", c -> Gather.maskedSelect(c.x(), c.in("m")));
    op(
        "embedding",
        c ->
            Embedding.embedding(
                c.ints("idx"), c.in("w"), c.integer("padding_idx", Embedding.NO_PADDING)));
    op("one_hot", c -> Embedding.oneHot(c.ints("idx"), c.integer("num_classes", 1)));
    op("pixel_shuffle", c -> PixelShuffle.pixelShuffle(c.x(), c.integer("upscale_factor", 1)));
    op(
        "pixel_unshuffle",
        c -> PixelShuffle.pixelUnshuffle(c.x(), c.integer("downscale_factor", 1)));
    op("channel_shuffle", c -> PixelShuffle.channelShuffle(c.x(), c.integer("groups", 1)));
    op(
        "repeat_interleave",
        c -> Repeat.repeatInterleave(c.x(), c.integer("repeats", 1), c.integer("dim", 0)));
    op("tile", c -> Repeat.tile(c.x(), c.list("reps")));
    op(
        "roll",
        c ->
            Flip.roll(
                Flip.roll(c.x(), c.list("shifts")[0], c.list("dims")[0]),
                c.list("shifts")[1],
                c.list("dims")[1]));
    op("flip", c -> Flip.flip(c.x(), c.list("dims")));
    op("tril", c -> Triangle.tril(c.x(), c.integer("diagonal", 0)));
    op("triu", c -> Triangle.triu(c.x(), c.integer("diagonal", 0)));
    op("cat", c -> Concat.cat(List.of(c.in("a"), c.in("b")), c.integer("dim", 0)));
    op("stack", c -> Concat.stack(List.of(c.in("a"), c.in("b")), c.integer("dim", 0)));
    op("permute", c -> Permute.permute(c.x(), c.list("dims")));
    op("expand_sum", c -> Mul.mul(Expand.expand(c.in("a"), Shape.of(c.list("size"))), c.in("b")));
  }

  private static Tensor pad(GoldenCase c) {
    PadMode mode = PadMode.valueOf(c.text("mode", "constant").toUpperCase(Locale.ROOT));
    return Pad.pad(c.x(), mode, (float) c.number("value", 0), c.list("pad"));
  }

  private static void resampling() {
    op("interpolate", OperationTable::interpolate);
    op("grid_sample", OperationTable::gridSample);
    op(
        "affine_grid",
        c -> {
          int[] size = c.list("size");
          return GridSample.affineGrid(
              c.in("theta"), size[2], size[3], c.flag("align_corners", false));
        });
  }

  private static Tensor interpolate(GoldenCase c) {
    Interpolation mode =
        switch (c.text("mode", "")) {
          case "nearest" -> Interpolation.NEAREST;
          case "nearest-exact" -> Interpolation.NEAREST_EXACT;
          case "area" -> Interpolation.AREA;
          case "bicubic" -> Interpolation.CUBIC;
          default -> Interpolation.LINEAR;
        };
    boolean align = c.flag("align_corners", false);
    if (!c.has("size")) {
      double factor = c.number("scale_factor", 1);
      int height = (int) (c.x().dim(2) * factor);
      int width = (int) (c.x().dim(3) * factor);
      return c.flag("recompute_scale_factor", false)
          ? Interpolate.interpolate(c.x(), mode, align, false, height, width)
          : Interpolate.interpolateBy(c.x(), mode, align, factor);
    }
    return Interpolate.interpolate(
        c.x(), mode, align, c.flag("antialias", false), c.numbers("size"));
  }

  private static Tensor gridSample(GoldenCase c) {
    return GridSample.gridSample(
        c.x(),
        c.in("grid"),
        GridSample.Mode.valueOf(c.text("mode", "").toUpperCase(Locale.ROOT)),
        GridSample.Outside.valueOf(c.text("padding_mode", "").toUpperCase(Locale.ROOT)),
        c.flag("align_corners", false));
  }

  private static void networks() {
    op("sdpa", OperationTable::attention);
    op("multi_head_attention", OperationTable::multiHeadAttention);
    op("transformer_encoder_layer", OperationTable::encoderLayer);
    op("transformer_decoder_layer", OperationTable::decoderLayer);
    op("lstm", c -> recurrent(c, Recurrent.Cell.LSTM));
    op("gru", c -> recurrent(c, Recurrent.Cell.GRU));
    op("rnn_tanh", c -> recurrent(c, Recurrent.Cell.RNN_TANH));
    op("rnn_relu", c -> recurrent(c, Recurrent.Cell.RNN_RELU));
    op("lstm_packed", c -> recurrent(c, Recurrent.Cell.LSTM));
    op("gru_packed", c -> recurrent(c, Recurrent.Cell.GRU));
    op("rnn_tanh_packed", c -> recurrent(c, Recurrent.Cell.RNN_TANH));
    op("rnn_relu_packed", c -> recurrent(c, Recurrent.Cell.RNN_RELU));
  }

  private static Tensor attention(GoldenCase c) {
    Tensor mask = c.opt("mask");
    if (c.flag("is_causal", false)) {
      mask = Attention.causalMask(c.in("q").dim(-2), c.in("k").dim(-2));
    } else if ("boolmask_true_is_keep".equals(c.name)) {
      mask = Attention.hide(Scale.affine(c.in("mask"), -1, 1));
    }
    return Attention.attention(c.in("q"), c.in("k"), c.in("v"), mask);
  }

  private static OfModule multiHeadAttention(GoldenCase c) {
    int e = c.in("q").dim(2);
    MultiheadAttention module = new MultiheadAttention(e, c.integer("num_heads", 1), new Random(1));
    Map<String, String> names =
        Map.of(
            "in_proj_weight", "in_proj_weight",
            "in_proj_bias", "in_proj_bias",
            "out_proj.weight", "out_proj_weight",
            "out_proj.bias", "out_proj_bias");
    Tensor padding = c.opt("key_padding_mask");
    Tensor hidden = c.opt("attn_mask");
    Tensor mask =
        MultiheadAttention.both(
            padding == null ? null : MultiheadAttention.paddingMask(padding),
            hidden == null ? null : Attention.hide(hidden));
    Map<String, Tensor> parameters = load(module, c, names);
    MultiheadAttention.Result result =
        module.forward(batchFirst(c.in("q")), batchFirst(c.in("k")), batchFirst(c.in("v")), mask);
    List<Tensor> outputs = new ArrayList<>(List.of(batchFirst(result.output())));
    if (c.flag("need_weights", true)) {
      outputs.add(c.flag("average_attn_weights", true) ? result.meanWeights() : result.weights());
    }
    return new OfModule(outputs, parameters);
  }

  private static Tensor batchFirst(Tensor x) {
    return Permute.transpose(x, 0, 1);
  }

  /** Gives a module's parameters the values of a case's inputs; gives them by the inputs' names. */
  private static Map<String, Tensor> load(
      Module module, GoldenCase c, @Nullable Map<String, String> names) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> state = new LinkedHashMap<>();
    module
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              String input =
                  names == null ? name : names.getOrDefault(name, "p_" + name.replace(".", "__"));
              state.put(name, c.in(input));
              parameters.put(input, parameter);
            });
    module.loadStateDict(state);
    return parameters;
  }

  private static TransformerConfig transformer(GoldenCase c) {
    TransformerConfig config =
        TransformerConfig.of(
                c.integer("d_model", 1), c.integer("nhead", 1), c.integer("dim_feedforward", 1))
            .withNormFirst(c.flag("norm_first", false));
    return "gelu".equals(c.text("activation", "")) ? config.withActivation(Gelu::gelu) : config;
  }

  private static OfModule encoderLayer(GoldenCase c) {
    TransformerEncoderLayer module = new TransformerEncoderLayer(transformer(c), new Random(1));
    Map<String, Tensor> parameters = load(module, c, Map.of());
    return new OfModule(module.forward(c.in("src"), null), parameters);
  }

  private static OfModule decoderLayer(GoldenCase c) {
    TransformerDecoderLayer module = new TransformerDecoderLayer(transformer(c), new Random(1));
    Map<String, Tensor> parameters = load(module, c, Map.of());
    Tensor mask = Attention.hide(c.in("tgt_mask"));
    return new OfModule(module.forward(c.in("tgt"), c.in("memory"), mask, null), parameters);
  }

  private static OfModule recurrent(GoldenCase c, Recurrent.Cell cell) {
    boolean batchFirst = c.flag("batch_first", false);
    Recurrent module =
        new Recurrent(
            cell,
            c.x().dim(2),
            c.in("h0").dim(2),
            c.integer("num_layers", 1),
            c.flag("bidirectional", false),
            batchFirst,
            new Random(1));
    Map<String, Tensor> parameters = load(module, c, null);
    Recurrent.State state = new Recurrent.State(c.in("h0"), c.opt("c0"));
    IntTensor lengths = c.hasInts("lengths") ? c.ints("lengths") : null;
    Recurrent.Result result = module.forward(c.x(), state, lengths);
    List<Tensor> outputs = new ArrayList<>(List.of(result.output(), result.state().hidden()));
    Tensor cells = result.state().cell();
    if (cells != null) {
      outputs.add(cells);
    }
    return new OfModule(outputs, parameters);
  }

  private static void losses() {
    op(
        "cross_entropy",
        c ->
            c.hasInts("t")
                ? CrossEntropy.crossEntropy(c.x(), c.ints("t"), crossEntropy(c))
                : CrossEntropy.crossEntropy(
                    c.x(), c.in("t"), c.number("label_smoothing", 0), reduction(c)));
    op("nll_loss", c -> CrossEntropy.nllLoss(c.x(), c.ints("t"), crossEntropy(c)));
    op("bce", c -> BinaryCrossEntropy.bce(c.x(), c.in("t"), c.opt("weight"), reduction(c)));
    op(
        "bce_with_logits",
        c ->
            BinaryCrossEntropy.bceWithLogits(
                c.x(), c.in("t"), c.opt("weight"), c.opt("pos_weight"), reduction(c)));
    op("mse_loss", c -> RegressionLoss.mse(c.x(), c.in("t"), reduction(c)));
    op("l1_loss", c -> RegressionLoss.l1(c.x(), c.in("t"), reduction(c)));
    op(
        "smooth_l1_loss",
        c -> RegressionLoss.smoothL1(c.x(), c.in("t"), (float) c.number("beta", 1), reduction(c)));
    op(
        "huber_loss",
        c -> RegressionLoss.huber(c.x(), c.in("t"), (float) c.number("delta", 1), reduction(c)));
    op(
        "kl_div",
        c ->
            "batchmean".equals(c.text("reduction", ""))
                ? KullbackLeibler.klDivBatchMean(c.x(), c.in("t"))
                : KullbackLeibler.klDiv(c.x(), c.in("t"), reduction(c)));
    op(
        "tversky_loss",
        c ->
            RegionLoss.tversky(
                c.x(),
                c.in("t"),
                (float) c.number("alpha", 0.5),
                (float) c.number("beta", 0.5),
                (float) c.number("smooth", 1)));
    op("distribution_focal_loss", c -> FocalLoss.distributionFocal(c.x(), c.in("t"), reduction(c)));
    op("iou_loss", c -> BoxLoss.iou(c.in("a"), c.in("b"), reduction(c)));
    op("hinge_loss", c -> MarginLoss.hinge(c.x(), c.in("t"), reduction(c)));
    op("l1_penalty", c -> penalty(c, Regularization::l1));
    op("l2_penalty", c -> penalty(c, Regularization::l2));
    op(
        "dice_loss",
        c -> RegionLoss.dice(Sigmoid.sigmoid(c.x()), c.in("t"), (float) c.number("smooth", 1)));
    op(
        "sigmoid_focal_loss",
        c ->
            FocalLoss.sigmoidFocal(
                c.x(), c.in("t"), c.number("alpha", 0.25), c.number("gamma", 2), reduction(c)));
    op("giou_loss", c -> BoxLoss.giou(c.in("a"), c.in("b"), reduction(c)));
    op("diou_loss", c -> BoxLoss.diou(c.in("a"), c.in("b"), reduction(c)));
    op("ciou_loss", c -> BoxLoss.ciou(c.in("a"), c.in("b"), reduction(c)));
    op(
        "triplet_margin_loss",
        c ->
            MarginLoss.triplet(
                c.in("a"), c.in("p"), c.in("n"), (float) c.number("margin", 1), reduction(c)));
    op("hinge_multi_margin_loss", c -> MarginLoss.multiMargin(c.x(), c.ints("t"), 1, reduction(c)));
    op("soft_margin_loss", c -> MarginLoss.softMargin(c.x(), c.in("t"), reduction(c)));
  }

  private static OfModule penalty(GoldenCase c, Function<List<Parameter>, Tensor> penalty) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    c.names().forEach(name -> parameters.put(name, new Parameter(c.in(name))));
    List<Parameter> list = parameters.values().stream().map(Parameter.class::cast).toList();
    return new OfModule(penalty.apply(list), parameters);
  }

  private static CrossEntropyConfig crossEntropy(GoldenCase c) {
    return new CrossEntropyConfig(
        c.opt("weight"),
        c.integer("ignore_index", -100),
        c.number("label_smoothing", 0),
        reduction(c));
  }

  private static Reduction reduction(GoldenCase c) {
    return Reduction.valueOf(c.text("reduction", "mean").toUpperCase(Locale.ROOT));
  }

  private static void others() {
    op("ddpm_schedule", OperationTable::ddpmSchedule);
    op("timestep_embedding", c -> Sinusoids.timesteps(c.in("t"), c.integer("dim", 2)));
    op("sinusoidal_position", c -> Sinusoids.sequence(c.integer("length", 1), c.integer("dim", 2)));
    op("detr_position_sine", c -> Sinusoids.image(c.in("mask"), c.integer("num_pos_feats", 2)));
    op(
        "linear_sum_assignment",
        c -> {
          LinearSumAssignment.Assignment result = LinearSumAssignment.assign(c.in("cost"));
          return List.of(result.rows(), result.columns());
        });
    op("clip_grad_value", OperationTable::clippedByValue);
    op(
        "clip_grad_norm",
        c -> {
          Parameter x = withGradient(c.x());
          Parameter y = withGradient(c.in("y"));
          double norm = GradientClipping.byNorm(List.of(x, y), c.number("max_norm", 1));
          return List.of(Tensor.full((float) norm), gradient(x), gradient(y));
        });
  }

  private static List<Tensor> clippedByValue(GoldenCase c) {
    Parameter x = withGradient(c.x());
    Parameter y = withGradient(c.in("y"));
    GradientClipping.byValue(List.of(x, y), (float) c.number("limit", 1));
    return List.of(gradient(x), gradient(y));
  }

  private static Parameter withGradient(Tensor gradient) {
    Parameter parameter = new Parameter(copy(gradient));
    Scale.scale(parameter, 1).backward(gradient);
    return parameter;
  }

  private static Tensor gradient(Parameter parameter) {
    Tensor gradient = parameter.grad();
    return gradient == null ? Tensor.zeros() : gradient;
  }

  private static List<Tensor> ddpmSchedule(GoldenCase c) {
    int steps = c.integer("T", 2);
    DdpmSchedule schedule = new DdpmSchedule(steps, c.number("lo", 0), c.number("hi", 0));
    int[] at = {0, 1, 10, 100, 500, steps - 1};
    Tensor[] columns = new Tensor[5];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = Tensor.zeros(at.length);
    }
    for (int i = 0; i < at.length; i++) {
      double alpha = schedule.alphaCumulative(at[i]);
      columns[0].data()[i] = (float) schedule.beta(at[i]);
      columns[1].data()[i] = (float) alpha;
      columns[2].data()[i] = (float) Math.sqrt(alpha);
      columns[3].data()[i] = (float) Math.sqrt(1 - alpha);
      columns[4].data()[i] = (float) schedule.posteriorVariance(at[i]);
    }
    return List.of(columns);
  }
}
