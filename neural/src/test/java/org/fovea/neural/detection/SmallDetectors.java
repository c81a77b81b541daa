package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.yolo.DualAssignmentConfig;
import org.fovea.neural.detection.yolo.DualAssignmentYolo;
import org.fovea.neural.detection.yolo.Letterbox;
import org.fovea.neural.detection.yolo.LossBalance;
import org.fovea.neural.detection.yolo.PriorConfig;
import org.fovea.neural.detection.yolo.PriorShape;
import org.fovea.neural.detection.yolo.YoloScale;
import org.fovea.neural.detection.yolo.YoloV1;
import org.fovea.neural.detection.yolo.YoloV1Config;
import org.fovea.neural.detection.yolo.YoloV2;
import org.fovea.neural.detection.yolo.YoloV3;
import org.fovea.neural.detection.yolo.YoloX;
import org.fovea.neural.detection.yolo.YoloXConfig;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;

/** Each detector on a few convolutions, for pictures of {@link ShapeExamples}. */
enum SmallDetectors {
  FASTER_RCNN(70) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      FpnBackbone backbone = backbone(FpnBackbone.Top.MAX_POOL, random);
      return GeneralizedRcnn.of(backbone, boxes(random), null, null, CLASSES, rcnn(), random);
    }
  },
  MASK_RCNN(70) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      FpnBackbone backbone = backbone(FpnBackbone.Top.MAX_POOL, random);
      MaskBranch masks = new MaskBranch(CHANNELS, List.of(16, 16), CLASSES, random);
      return GeneralizedRcnn.of(backbone, boxes(random), masks, null, CLASSES, rcnn(), random);
    }
  },
  KEYPOINT_RCNN(80) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      FpnBackbone backbone = backbone(FpnBackbone.Top.MAX_POOL, random);
      KeypointBranch points = new KeypointBranch(CHANNELS, List.of(16, 16), 2, random);
      return GeneralizedRcnn.of(backbone, boxes(random), null, points, CLASSES, rcnn(), random);
    }
  },
  RETINA_NET(160) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      RetinaNetConfig config =
          RetinaNetConfig.defaults()
              .withTransform(TRANSFORM)
              .withAnchors(RetinaNetConfig.anchors(List.of(12, 16, 24, 32, 48)));
      RetinaNet network =
          new RetinaNet(backbone(FpnBackbone.Top.P6_P7, random), CLASSES, config, random);
      enlarge(network.classification(), random);
      enlarge(network.regression(), random);
      return network;
    }
  },
  FCOS(60) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      FcosConfig config =
          FcosConfig.defaults()
              .withTransform(TRANSFORM)
              .withAnchors(FcosConfig.squares(List.of(4.0, 8.0, 16.0, 32.0, 64.0)));
      return new Fcos(backbone(FpnBackbone.Top.P6_P7, random), CLASSES, config, random);
    }
  },
  SSD(40) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      List<Double> two = List.of(2.0);
      SsdConfig config =
          SsdConfig.ssd300()
              .withTransform(TRANSFORM)
              .withBoxes(DefaultBoxConfig.of(List.of(two, two, two, two), 0.2, 0.9));
      return new Ssd(backbone(FpnBackbone.Top.MAX_POOL, random), CLASSES, config, random);
    }
  },
  YOLOX(120) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      YoloXConfig config =
          YoloXConfig.defaults().withLetterbox(Letterbox.square(FRAME)).withL1(true);
      return YoloX.of(YoloScale.PICO, CLASSES, config, random);
    }
  },
  DUAL_ASSIGNMENT_YOLO(120) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      DualAssignmentConfig config =
          DualAssignmentConfig.defaults()
              .withLetterbox(Letterbox.square(FRAME))
              .withBalance(new LossBalance(0.8, 0.1, 100));
      return DualAssignmentYolo.of(YoloScale.PICO, CLASSES, config, random);
    }
  },
  YOLO_V3(80) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      PriorConfig config =
          PriorConfig.yoloV3()
              .withLetterbox(Letterbox.square(FRAME))
              .withPriors(List.of(square(16), square(30), square(50)));
      return new YoloV3(NARROW, CLASSES, config, random);
    }
  },
  YOLO_V2(100) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      PriorConfig config =
          PriorConfig.yoloV2()
              .withLetterbox(Letterbox.square(FRAME))
              .withPriors(List.of(List.of(new PriorShape(24, 24), new PriorShape(40, 40))));
      return new YoloV2(NARROW, CLASSES, config, random);
    }
  },
  YOLO_V1(100) {
    @Override
    NeuralDetector make(RandomGenerator random) {
      YoloV1Config config =
          YoloV1Config.defaults().withLetterbox(Letterbox.square(128)).withDropout(0);
      return new YoloV1(NARROW, CLASSES, config, random);
    }
  };

  static final int CLASSES = 3;

  /**
   * For the YOLO line: with fewer pixels in the coarsest map than this gives, the statistics of
   * batches and those for evaluation differ by too much.
   */
  private static final int FRAME = 96;

  private static final int CHANNELS = 32;
  private static final GeneralizedRcnnTransformConfig TRANSFORM =
      GeneralizedRcnnTransformConfig.of(ShapeExamples.SIDE, ShapeExamples.SIDE);

  /** For the first versions of the YOLO line, which are wider than later ones. */
  private static final YoloScale NARROW = new YoloScale(0.33, 1 / 16.0, false);

  /** Steps that it takes to learn a few pictures by heart, with a margin. */
  final int steps;

  SmallDetectors(int steps) {
    this.steps = steps;
  }

  abstract NeuralDetector make(RandomGenerator random);

  /** Maps at a quarter to a sixteenth of the picture's extents, and those above. */
  private static FpnBackbone backbone(FpnBackbone.Top top, RandomGenerator random) {
    int[] widths = {16, 24, 32, 48};
    List<Layer> layers = new ArrayList<>();
    int in = 3;
    for (int width : widths) {
      Conv2dConfig halving = Conv2dConfig.defaults().withStride(2).withPadding(1);
      Conv2d conv = new Conv2d(in, width, 3, halving, random);
      Kaiming.normal(conv.weight(), Fan.OUT, Kaiming.RELU_GAIN, random);
      layers.add(conv);
      layers.add(new ReLU());
      in = width;
    }
    Map<String, Integer> taps = new LinkedHashMap<>();
    taps.put("3", widths[1]);
    taps.put("5", widths[2]);
    taps.put("7", widths[3]);
    return FpnBackbone.of(new Sequential(layers), taps, CHANNELS, top, random);
  }

  private static List<PriorShape> square(double side) {
    return List.of(new PriorShape(side, side));
  }

  /** A deviation of 0.01 is meant for 256 channels: through four layers of 32 nothing comes. */
  private static void enlarge(RetinaNetHead head, RandomGenerator random) {
    head.namedParameters()
        .forEach(
            (name, values) -> {
              if (name.startsWith("conv.") && name.endsWith("weight")) {
                Kaiming.normal(values, Fan.OUT, Kaiming.RELU_GAIN, random);
              }
            });
  }

  private static BoxBranch boxes(RandomGenerator random) {
    return new BoxBranch(CHANNELS, 64, CLASSES, random);
  }

  private static GeneralizedRcnnConfig rcnn() {
    return GeneralizedRcnnConfig.defaults()
        .withTransform(TRANSFORM)
        .withAnchors(GeneralizedRcnnConfig.anchors(List.of(12.0, 20.0, 28.0, 40.0)))
        .withRpn(
            RpnConfig.defaults()
                .withSampler(new BalancedSampler(64, 0.5))
                .withProposals(new ProposalCounts(100, 50), new ProposalCounts(100, 30)))
        .withRoiHeads(RoiHeadsConfig.defaults().withSampler(new BalancedSampler(32, 0.25)));
  }
}
