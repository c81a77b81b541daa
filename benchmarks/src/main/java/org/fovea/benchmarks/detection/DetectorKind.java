package org.fovea.benchmarks.detection;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.BalancedSampler;
import org.fovea.neural.detection.BoxBranch;
import org.fovea.neural.detection.DefaultBoxConfig;
import org.fovea.neural.detection.Fcos;
import org.fovea.neural.detection.FcosConfig;
import org.fovea.neural.detection.FpnBackbone;
import org.fovea.neural.detection.FpnBackbone.Top;
import org.fovea.neural.detection.GeneralizedRcnn;
import org.fovea.neural.detection.GeneralizedRcnnConfig;
import org.fovea.neural.detection.GeneralizedRcnnTransformConfig;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ProposalCounts;
import org.fovea.neural.detection.RetinaNet;
import org.fovea.neural.detection.RetinaNetConfig;
import org.fovea.neural.detection.RetinaNetHead;
import org.fovea.neural.detection.RoiHeadsConfig;
import org.fovea.neural.detection.RpnConfig;
import org.fovea.neural.detection.Size;
import org.fovea.neural.detection.Ssd;
import org.fovea.neural.detection.SsdConfig;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.model.ResNetTrunk;

/** Detectors on ResNet-18, small enough to be trained on a processor. */
enum DetectorKind {
  FASTER_RCNN {
    @Override
    NeuralDetector make(int classes, RandomGenerator random) {
      GeneralizedRcnnConfig config =
          GeneralizedRcnnConfig.defaults()
              .withTransform(PICTURES)
              .withAnchors(GeneralizedRcnnConfig.anchors(List.of(12.0, 24.0, 48.0, 96.0, 128.0)))
              .withRpn(
                  RpnConfig.defaults()
                      .withProposals(new ProposalCounts(500, 200), new ProposalCounts(500, 100)))
              .withRoiHeads(RoiHeadsConfig.defaults().withSampler(new BalancedSampler(128, 0.25)));
      FpnBackbone backbone = resnet18(List.of(1, 2, 3, 4), Top.MAX_POOL, random);
      BoxBranch boxes = new BoxBranch(CHANNELS, 256, classes, random);
      return GeneralizedRcnn.of(backbone, boxes, null, null, classes, config, random);
    }
  },
  RETINA_NET {
    @Override
    NeuralDetector make(int classes, RandomGenerator random) {
      RetinaNetConfig config =
          RetinaNetConfig.defaults()
              .withTransform(PICTURES)
              .withAnchors(RetinaNetConfig.anchors(List.of(16, 24, 40, 64, 96)));
      FpnBackbone backbone = resnet18(List.of(2, 3, 4), Top.P6_P7, random);
      RetinaNet network = new RetinaNet(backbone, classes, config, random);
      enlarge(network.classification(), random);
      enlarge(network.regression(), random);
      return network;
    }
  },
  FCOS {
    @Override
    NeuralDetector make(int classes, RandomGenerator random) {
      FcosConfig config = FcosConfig.defaults().withTransform(PICTURES);
      return new Fcos(resnet18(List.of(2, 3, 4), Top.P6_P7, random), classes, config, random);
    }
  },
  SSD {
    @Override
    NeuralDetector make(int classes, RandomGenerator random) {
      List<Double> two = List.of(2.0);
      SsdConfig config =
          SsdConfig.ssd300()
              .withTransform(PICTURES.withFixedSize(new Size(SHORTER, SHORTER)))
              .withBoxes(DefaultBoxConfig.of(List.of(two, two, two, two, two), 0.06, 0.6));
      FpnBackbone backbone = resnet18(List.of(1, 2, 3, 4), Top.MAX_POOL, random);
      return new Ssd(backbone, classes, config, random);
    }
  };

  private static final int SHORTER = 192;
  private static final int CHANNELS = 64;
  private static final GeneralizedRcnnTransformConfig PICTURES =
      GeneralizedRcnnTransformConfig.of(SHORTER, 256);

  abstract NeuralDetector make(int classes, RandomGenerator random);

  /** A deviation of 0.01 is meant for 256 channels: through four layers of 64 little comes. */
  private static void enlarge(RetinaNetHead head, RandomGenerator random) {
    head.namedParameters()
        .forEach(
            (name, values) -> {
              if (name.startsWith("conv.") && name.endsWith("weight")) {
                Kaiming.normal(values, Fan.OUT, Kaiming.RELU_GAIN, random);
              }
            });
  }

  /** Its normalisation is trained: with frozen one, random weights let the features grow. */
  private static FpnBackbone resnet18(List<Integer> stages, Top top, RandomGenerator random) {
    ResNetConfig architecture = ResNetConfig.basic(2, 2, 2, 2).withNorm(BatchNorm2d::new);
    ResNetTrunk trunk = new ResNetTrunk(architecture, ModelConfig.defaults(), random);
    return FpnBackbone.of(trunk, stages, CHANNELS, top, random);
  }
}
