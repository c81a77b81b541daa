package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.neural.layer.FeaturePyramidNetwork;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Bad shapes and values are named, with the part and what it expects. */
class DetectionShapeErrorsTest {
  private static final Tensor BOXES = Tensor.zeros(2, 4);
  private static final Size IMAGE = new Size(4, 6);

  private static void refuses(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(ShapeException.class).hasMessageContainingAll(words);
  }

  private static void refusesValue(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void coders() {
    BoxCoder coder = BoxCoder.of(1, 1, 1, 1);
    refuses(() -> coder.encode(BOXES, Tensor.zeros(3, 4)), "box_coder_encode", "[2, 4]", "[3, 4]");
    refuses(() -> coder.decode(Tensor.zeros(2, 6), BOXES), "box_coder_decode", "[2, 6]", "4 * k");
    refuses(() -> coder.decode(BOXES, Tensor.zeros(4)), "box_coder_decode", "[N, 4]");
    refuses(
        () -> new BoxLinearCoder(true).decode(Tensor.zeros(1, 4), BOXES),
        "box_linear_coder_decode",
        "as many");
    refusesValue(() -> BoxCoder.of(1, 1, 0, 1), "weights", "more than 0");
  }

  @Test
  void matchers() {
    refuses(() -> new Matcher(0.7, 0.3, true).match(Tensor.zeros(0, 3)), "matcher", "[0, 3]");
    refuses(() -> new SsdMatcher(0.5).match(Tensor.zeros(3)), "matcher", "[3]");
    refusesValue(() -> new Matcher(0.3, 0.7, true), "low is 0.7", "high 0.3");
  }

  @Test
  void anchors() {
    AnchorGenerator anchors = new AnchorGenerator(List.of(List.of(8.0)), List.of(List.of(1.0)));
    refuses(() -> anchors.anchors(IMAGE, List.of()), "0 feature maps", "expected 1");
    refusesValue(() -> new AnchorGenerator(List.of(), List.of(List.of(1.0))), "sizes of 0");
    refusesValue(() -> AnchorGenerator.cellAnchors(List.of(-1.0), List.of(1.0)), "size -1.0");
    DefaultBoxConfig config = DefaultBoxConfig.of(List.of(List.of(2.0)), 0.2, 0.9);
    refuses(() -> new DefaultBoxGenerator(config).boxes(IMAGE, List.of()), "0 feature maps");
    refusesValue(() -> config.withScales(List.of(0.1)), "1 scales for 1 feature maps");
    refusesValue(() -> config.withSteps(List.of(0)), "a step is 0");
  }

  @Test
  void boxesAndMasks() {
    refuses(() -> Boxes.clipToImage(Tensor.zeros(4), IMAGE), "clip_boxes_to_image", "[4]");
    refuses(() -> Boxes.largeEnough(Tensor.zeros(1, 5), 1), "remove_small_boxes", "[1, 5]");
    refuses(() -> Boxes.aroundMasks(Tensor.zeros(3, 3)), "masks_to_boxes", "[N, H, W]");
    refusesValue(() -> Boxes.aroundMasks(Tensor.zeros(1, 3, 3)), "mask 0 is empty");
    refuses(
        () -> InstanceMasks.paste(Tensor.zeros(2, 4, 4), BOXES, IMAGE), "paste_masks", "[2, 4, 4]");
    refuses(
        () -> InstanceMasks.project(Tensor.zeros(1, 4, 4), BOXES, IntTensor.of(0), 3),
        "project_masks",
        "[1]");
    refusesValue(() -> new Size(0, 3), "0 rows and 3 columns");
  }

  @Test
  void keypoints() {
    refuses(
        () -> KeypointHeatmaps.targets(Tensor.zeros(2, 3, 2), BOXES, 7),
        "keypoints_to_heatmap",
        "[N, K, 3]");
    refuses(
        () -> KeypointHeatmaps.find(Tensor.zeros(1, 3, 7, 7), BOXES),
        "heatmaps_to_keypoints",
        "[1, 3, 7, 7]");
  }

  @Test
  void transform() {
    GeneralizedRcnnTransformConfig config = GeneralizedRcnnTransformConfig.of(8, 12);
    GeneralizedRcnnTransform transform = new GeneralizedRcnnTransform(config);
    refuses(() -> transform.batch(List.of()), "no pictures");
    refuses(
        () -> transform.batch(List.of(Tensor.zeros(1, 4, 4))),
        "picture 0",
        "[1, 4, 4]",
        "[3, H, W]");
    refusesValue(() -> config.withMinSizes(List.of()), "minSizes []");
    refusesValue(() -> config.withNormalisation(List.of(0.0), List.of(0.0)), "std [0.0]");
    refusesValue(() -> config.withSizeDivisible(0), "sizeDivisible is 0");
  }

  @Test
  void pyramid() {
    FeaturePyramidNetwork pyramid =
        new FeaturePyramidNetwork(List.of(2, 3), 2, null, new Random(0));
    refuses(() -> pyramid.forward(List.of(Tensor.zeros(1, 2, 4, 4))), "fpn", "1 features", "2");
  }
}
