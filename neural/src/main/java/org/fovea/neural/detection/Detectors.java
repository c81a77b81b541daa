package org.fovea.neural.detection;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.detection.FpnBackbone.Top;
import org.fovea.neural.detection.yolo.YoloNames;
import org.fovea.neural.model.ResNetConfig;

/**
 * Detectors by name. Those with torchvision's names have the same parts, parameter names, shapes
 * and arithmetic; the YOLO line is made from its papers. All of their weights are trained at first;
 * with weights of a classifier in the backbone one {@linkplain FpnBackbone#trainOnly trains only}
 * the later stages.
 */
public final class Detectors {
  /** Joints of a person in COCO. */
  private static final int JOINTS = 17;

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
   * @return torchvision's, then those of the YOLO line
   */
  public static List<String> names() {
    return Stream.concat(TORCHVISION.stream(), YoloNames.all().stream()).toList();
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
    GeneralizedRcnnConfig rcnn = GeneralizedRcnnConfig.defaults();
    return switch (name) {
      case "fasterrcnn_resnet50_fpn" ->
          GeneralizedRcnn.fasterRcnn(resnet50(random), classes, rcnn, random);
      case "maskrcnn_resnet50_fpn" ->
          GeneralizedRcnn.maskRcnn(resnet50(random), classes, rcnn, random);
      case "keypointrcnn_resnet50_fpn" ->
          GeneralizedRcnn.keypointRcnn(resnet50(random), classes, JOINTS, rcnn, random);
      case "retinanet_resnet50_fpn" ->
          new RetinaNet(deepResnet50(random), classes, RetinaNetConfig.defaults(), random);
      case "fcos_resnet50_fpn" ->
          new Fcos(deepResnet50(random), classes, FcosConfig.defaults(), random);
      case "ssd300_vgg16" -> Ssd.ssd300(classes, SsdConfig.ssd300(), random);
      default -> {
        if (!YoloNames.all().contains(name)) {
          throw new IllegalArgumentException(
              "no detector '%s', expected one of %s".formatted(name, names()));
        }
        yield YoloNames.create(name, classes, random);
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
