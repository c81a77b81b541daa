package org.fovea.neural.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fovea.neural.detection.AnchorGenerator;
import org.fovea.neural.detection.BoxCoder;
import org.fovea.neural.detection.BoxLinearCoder;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.DefaultBoxConfig;
import org.fovea.neural.detection.DefaultBoxGenerator;
import org.fovea.neural.detection.GeneralizedRcnnTransform;
import org.fovea.neural.detection.GeneralizedRcnnTransformConfig;
import org.fovea.neural.detection.InstanceMasks;
import org.fovea.neural.detection.KeypointHeatmaps;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.detection.Size;
import org.fovea.neural.detection.SsdMatcher;
import org.fovea.neural.golden.GoldenCheck.OfModule;
import org.fovea.neural.golden.GoldenCheck.Operation;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.FeaturePyramidNetwork;
import org.fovea.neural.layer.LastLevelMaxPool;
import org.fovea.neural.layer.LastLevelP6P7;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.SqueezeExcitation;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.DeformConv2d;
import org.fovea.neural.op.LevelMapper;
import org.fovea.neural.op.MultiScaleRoiAlign;
import org.fovea.neural.op.PsRoiAlign;
import org.fovea.neural.op.PsRoiPool;
import org.fovea.neural.op.RoiAlign;
import org.fovea.neural.op.RoiAlignConfig;
import org.fovea.neural.op.RoiPool;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/** How each of torchvision's operations is called here. */
final class TvOperationTable {
  static final Map<String, Operation> OPERATIONS = new TreeMap<>();

  private TvOperationTable() {}

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
    regions();
    modules();
    boxes();
    masksAndKeypoints();
  }

  private static void regions() {
    op("roi_align", c -> RoiAlign.roiAlign(c.x(), c.in("rois"), align(c)));
    op("ps_roi_align", c -> PsRoiAlign.psRoiAlign(c.x(), c.in("rois"), align(c)));
    op(
        "roi_pool",
        c -> {
          int[] bins = c.pair("output_size", 1);
          return RoiPool.roiPool(c.x(), c.in("rois"), bins[0], bins[1], scale(c));
        });
    op(
        "ps_roi_pool",
        c -> {
          int[] bins = c.pair("output_size", 1);
          return PsRoiPool.psRoiPool(c.x(), c.in("rois"), bins[0], bins[1], scale(c));
        });
    op(
        "multiscale_roi_align",
        c -> {
          List<Tensor> features = new ArrayList<>();
          for (int i = 0; i < c.integer("levels", 1); i++) {
            features.add(c.in("f" + i));
          }
          int height = c.list("image_size")[0];
          return MultiScaleRoiAlign.multiScaleRoiAlign(
              features, List.of(c.in("boxes")), height, align(c));
        });
    op(
        "level_mapper",
        c -> LevelMapper.of(c.integer("k_min", 0), c.integer("k_max", 0)).levels(c.in("boxes")));
    op(
        "deform_conv2d",
        c -> {
          Conv2dConfig config =
              Conv2dConfig.defaults()
                  .withStride(c.integer("stride", 1))
                  .withPadding(c.integer("padding", 0))
                  .withDilation(c.integer("dilation", 1))
                  .withGroups(c.x().dim(1) / c.in("w").dim(1));
          return DeformConv2d.deformConv2d(
              c.x(), c.in("offset"), c.opt("mask"), c.in("w"), c.opt("b"), config);
        });
  }

  private static RoiAlignConfig align(GoldenCase c) {
    int[] bins = c.pair("output_size", 1);
    return RoiAlignConfig.of(bins[0], bins[1])
        .withSpatialScale(scale(c))
        .withSamplingRatio(c.integer("sampling_ratio", -1))
        .withAligned(c.flag("aligned", false));
  }

  private static double scale(GoldenCase c) {
    return c.number("spatial_scale", 1);
  }

  private static void modules() {
    op("fpn", TvOperationTable::pyramid);
    op(
        "squeeze_excitation",
        c -> {
          Activation gate = c.flag("hs", false) ? Activation.hardsigmoid() : Activation.sigmoid();
          SqueezeExcitation module =
              new SqueezeExcitation(
                  c.integer("in", 1), c.integer("sq", 1), Activation.relu(), gate, new Random(0));
          Map<String, String> names =
              Map.of("w1", "fc1.weight", "b1", "fc1.bias", "w2", "fc2.weight", "b2", "fc2.bias");
          Map<String, Tensor> parameters = load(c, module, names);
          return new OfModule(module.forward(c.x()), parameters);
        });
  }

  private static OfModule pyramid(GoldenCase c) {
    int out = c.integer("out_channels", 1);
    List<Integer> in = c.doubles("in_channels").stream().map(Double::intValue).toList();
    FeaturePyramidNetwork module =
        new FeaturePyramidNetwork(
            in,
            out,
            "p6p7".equals(c.text("extra", ""))
                ? new LastLevelP6P7(out, out, new Random(0))
                : new LastLevelMaxPool(),
            new Random(0));
    Map<String, String> names = new LinkedHashMap<>();
    List<Tensor> features = new ArrayList<>();
    for (String name : c.names()) {
      if (name.startsWith("p_")) {
        names.put(name, name.substring(2).replace("__", "."));
      } else {
        features.add(c.in(name));
      }
    }
    Map<String, Tensor> parameters = load(c, module, names);
    return new OfModule(module.forward(features), parameters);
  }

  /** Gives a module the case's values and returns its parameters by the case's names. */
  private static Map<String, Tensor> load(
      GoldenCase c, Module module, Map<String, String> parameterOfInput) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    parameterOfInput.forEach(
        (input, parameter) -> {
          state.put(parameter, c.in(input));
          Tensor own = module.namedParameters().get(parameter);
          if (own != null) {
            parameters.put(input, own);
          }
        });
    module.loadStateDict(state);
    return parameters;
  }

  private static void boxes() {
    op("clip_boxes_to_image", c -> Boxes.clipToImage(c.in("a"), size(c.list("size"))));
    op("remove_small_boxes", c -> Boxes.largeEnough(c.in("a"), c.number("min_size", 0)));
    op("masks_to_boxes", c -> Boxes.aroundMasks(c.in("m")));
    op(
        "anchor_generator",
        c ->
            new AnchorGenerator(c.lists("sizes"), c.lists("aspect_ratios"))
                .anchors(sizes(c, "image_sizes").get(0), sizes(c, "feature_sizes")));
    op(
        "cell_anchors",
        c -> AnchorGenerator.cellAnchors(c.doubles("scales"), c.doubles("aspect_ratios")));
    op(
        "default_box_generator",
        c ->
            new DefaultBoxGenerator(defaultBoxes(c))
                .boxes(sizes(c, "image_sizes").get(0), sizes(c, "feature_sizes")));
    op("box_coder_encode", c -> coder(c).encode(c.in("ref"), c.in("proposals")));
    op("box_coder_decode", c -> coder(c).decode(c.in("codes"), c.in("boxes")));
    op("box_linear_coder_encode", c -> linearCoder(c).encode(c.in("ref"), c.in("anchors")));
    op("box_linear_coder_decode", c -> linearCoder(c).decode(c.in("codes"), c.in("boxes")));
    op(
        "matcher",
        c ->
            new Matcher(c.number("high", 0), c.number("low", 0), c.flag("allow_low_quality", false))
                .match(c.in("iou")));
    op("ssd_matcher", c -> new SsdMatcher(c.number("threshold", 0)).match(c.in("iou")));
    op("generalized_rcnn_transform", TvOperationTable::transform);
  }

  private static Size size(int[] extents) {
    return new Size(extents[0], extents[1]);
  }

  private static List<Size> sizes(GoldenCase c, String key) {
    return c.lists(key).stream()
        .map(s -> new Size(s.get(0).intValue(), s.get(1).intValue()))
        .toList();
  }

  private static DefaultBoxConfig defaultBoxes(GoldenCase c) {
    DefaultBoxConfig config =
        DefaultBoxConfig.of(
            c.lists("aspect_ratios"), c.number("min_ratio", 0.15), c.number("max_ratio", 0.9));
    if (c.has("scales")) {
      config = config.withScales(c.doubles("scales"));
    }
    if (c.has("steps")) {
      config = config.withSteps(c.doubles("steps").stream().map(Double::intValue).toList());
    }
    return config.withClip(c.flag("clip", true));
  }

  private static BoxCoder coder(GoldenCase c) {
    List<Double> weights = c.doubles("weights");
    return BoxCoder.of(weights.get(0), weights.get(1), weights.get(2), weights.get(3));
  }

  private static BoxLinearCoder linearCoder(GoldenCase c) {
    return new BoxLinearCoder(c.flag("normalize_by_size", true));
  }

  private static List<?> transform(GoldenCase c) {
    GeneralizedRcnnTransformConfig config =
        GeneralizedRcnnTransformConfig.of(c.integer("min_size", 1), c.integer("max_size", 1));
    if (c.has("fixed_size")) {
      int[] widthAndHeight = c.list("fixed_size");
      config = config.withFixedSize(new Size(widthAndHeight[1], widthAndHeight[0]));
    }
    GeneralizedRcnnTransform.Batch batch =
        new GeneralizedRcnnTransform(config).batch(List.of(c.x()));
    Size before = new Size(c.x().dim(1), c.x().dim(2));
    Size after = batch.sizes().get(0);
    Tensor boxes = Boxes.resize(c.in("boxes"), before, after);
    IntTensor extents = IntTensor.of(new int[] {after.height(), after.width()}, Shape.of(1, 2));
    // The reference was in training mode, in which its way back leaves boxes as they are.
    return List.of(batch.images(), extents, boxes, boxes);
  }

  private static void masksAndKeypoints() {
    op(
        "paste_masks",
        c -> InstanceMasks.paste(c.in("masks"), c.in("boxes"), size(c.list("im_shape"))));
    op(
        "project_masks_on_boxes",
        c ->
            InstanceMasks.project(
                c.in("gt_masks"), c.in("boxes"), c.ints("matched_idxs"), c.integer("M", 1)));
    op(
        "keypoints_to_heatmap",
        c -> {
          KeypointHeatmaps.Targets targets =
              KeypointHeatmaps.targets(c.in("kp"), c.in("rois"), c.integer("size", 1));
          return List.of(targets.pixels(), targets.valid());
        });
    op(
        "heatmaps_to_keypoints",
        c -> {
          KeypointHeatmaps.Found found = KeypointHeatmaps.find(c.in("maps"), c.in("rois"));
          return List.of(found.keypoints(), found.scores());
        });
  }
}
