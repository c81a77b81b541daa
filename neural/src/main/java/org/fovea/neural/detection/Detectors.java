package org.fovea.neural.detection;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.detection.FpnBackbone.Top;
import org.fovea.neural.detection.yolo.YoloNames;
import org.fovea.neural.model.ResNetConfig;

/**
 * Detectors by name. Those with torchvision's names have the same parts, parameter names, shapes
 * and arithmetic; the YOLO line is made from its papers; {@code fcos_tiny} is a small one of this
 * project's own. All of their weights are trained at first; with weights of a classifier in the
 * backbone one {@linkplain FpnBackbone#trainOnly trains only} the later stages.
 */
public final class Detectors {
  /** Joints of a person in COCO. */
  private static final int JOINTS = 17;

  private static final int SSD_SIDE = 300;

  /** The longer side is at most so much of the shorter one, as 1333 of 800. */
  private static final int LONGER = 1333;

  private static final int SHORTER = 800;

  private static final List<String> TORCHVISION =
      List.of(
          "fasterrcnn_resnet50_fpn",
          "maskrcnn_resnet50_fpn",
          "keypointrcnn_resnet50_fpn",
          "retinanet_resnet50_fpn",
          "fcos_resnet50_fpn",
          "ssd300_vgg16");

  private Detectors() {}

  /**
   * The names of all detectors.
   *
   * @return torchvision's, our own, then those of the YOLO line
   */
  public static List<String> names() {
    return Stream.of(TORCHVISION, List.of(FcosTiny.NAME), YoloNames.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The size that a detector resizes pictures to unless another is asked for.
   *
   * @param name one of {@link #names}
   * @return the shorter side, pixels; of the YOLO line the side of the square around the picture
   */
  public static int usualSize(String name) {
    if (YoloNames.all().contains(name)) {
      return YoloNames.usualSize(name);
    }
    return switch (name) {
      case "ssd300_vgg16" -> SSD_SIDE;
      case FcosTiny.NAME -> FcosTiny.SHORTER_SIDE;
      default -> SHORTER;
    };
  }

  /**
   * Makes a detector with torchvision's or its paper's defaults.
   *
   * @param name one of {@link #names}
   * @param classes labels including 0, which stands for what is no object; in torchvision 91, and 2
   *     for keypoints
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   * @throws IllegalArgumentException when there is no such detector
   */
  public static NeuralDetector create(String name, int classes, RandomGenerator random) {
    return create(name, classes, usualSize(name), random);
  }

  /**
   * Makes a detector of pictures of another size, all else as by default. The anchors stay as large
   * as they are: in smaller pictures they are of larger objects.
   *
   * @param name one of {@link #names}
   * @param classes labels including 0, which stands for what is no object
   * @param size the shorter side that pictures are resized to, pixels, at least 32; the longer one
   *     becomes at most 5/3 of it; {@code ssd300_vgg16} has 300 x 300 only; of the YOLO line the
   *     side of the square around the picture, a multiple of 32
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   * @throws IllegalArgumentException when there is no such detector, or not of this size
   */
  public static NeuralDetector create(String name, int classes, int size, RandomGenerator random) {
    if (size < 32 || (name.equals("ssd300_vgg16") && size != SSD_SIDE)) {
      throw new IllegalArgumentException(
          "size is %d, expected %s"
              .formatted(size, name.equals("ssd300_vgg16") ? "300" : "32 or more"));
    }
    GeneralizedRcnnTransformConfig transform =
        GeneralizedRcnnTransformConfig.of(size, size * LONGER / SHORTER);
    GeneralizedRcnnConfig rcnn = GeneralizedRcnnConfig.defaults().withTransform(transform);
    return switch (name) {
      case "fasterrcnn_resnet50_fpn" ->
          GeneralizedRcnn.fasterRcnn(resnet50(random), classes, rcnn, random);
      case "maskrcnn_resnet50_fpn" ->
          GeneralizedRcnn.maskRcnn(resnet50(random), classes, rcnn, random);
      case "keypointrcnn_resnet50_fpn" ->
          GeneralizedRcnn.keypointRcnn(resnet50(random), classes, JOINTS, rcnn, random);
      case "retinanet_resnet50_fpn" ->
          new RetinaNet(
              deepResnet50(random),
              classes,
              RetinaNetConfig.defaults().withTransform(transform),
              random);
      case "fcos_resnet50_fpn" ->
          new Fcos(
              deepResnet50(random),
              classes,
              FcosConfig.defaults().withTransform(transform),
              random);
      case "ssd300_vgg16" -> Ssd.ssd300(classes, SsdConfig.ssd300(), random);
      case FcosTiny.NAME -> FcosTiny.create(transform, classes, random);
      default -> {
        if (!YoloNames.all().contains(name)) {
          throw new IllegalArgumentException(
              "no detector '%s', expected one of %s".formatted(name, names()));
        }
        yield YoloNames.create(name, classes, size, random);
      }
    };
  }

  /** All four stages, and every second pixel of the last. */
  private static FpnBackbone resnet50(RandomGenerator random) {
    return resnet50(List.of(1, 2, 3, 4), Top.MAX_POOL, random);
  }

  /** The last three stages and two levels above. */
  private static FpnBackbone deepResnet50(RandomGenerator random) {
    return resnet50(List.of(2, 3, 4), Top.P6_P7, random);
  }

  private static FpnBackbone resnet50(List<Integer> stages, Top top, RandomGenerator random) {
    ResNetConfig architecture = ResNetConfig.bottleneck(3, 4, 6, 3);
    return FpnBackbone.resnet(architecture, stages, FpnBackbone.CHANNELS, top, random);
  }
}
