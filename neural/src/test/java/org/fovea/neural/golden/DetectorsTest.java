package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.detection.DecisionConfig;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.detection.Fcos;
import org.fovea.neural.detection.FcosConfig;
import org.fovea.neural.detection.FpnBackbone;
import org.fovea.neural.detection.GeneralizedRcnn;
import org.fovea.neural.detection.GeneralizedRcnnConfig;
import org.fovea.neural.detection.GeneralizedRcnnTransformConfig;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ProposalCounts;
import org.fovea.neural.detection.RetinaNet;
import org.fovea.neural.detection.RetinaNetConfig;
import org.fovea.neural.detection.RoiHeadsConfig;
import org.fovea.neural.detection.RpnConfig;
import org.fovea.neural.detection.Ssd;
import org.fovea.neural.detection.SsdConfig;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole detectors against torchvision's, with the same parameters, pictures and targets. */
class DetectorsTest {
  /** Draws 0: initial values are overwritten, and samplers take the first ones. */
  private static final RandomGenerator FIRST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public double nextGaussian() {
          return 0;
        }
      };

  private static final GeneralizedRcnnTransformConfig SMALL =
      GeneralizedRcnnTransformConfig.of(128, 160);

  private static final RetinaNetConfig RETINA_NET =
      RetinaNetConfig.defaults()
          .withTransform(SMALL)
          .withDecision(new DecisionConfig(0.3, 50, 0.5, 10));

  private static final FcosConfig FCOS =
      FcosConfig.defaults().withTransform(SMALL).withDecision(new DecisionConfig(0.2, 50, 0.6, 10));

  private static final SsdConfig SSD =
      SsdConfig.ssd300().withDecision(new DecisionConfig(0.012, 50, 0.45, 10));

  private static NeuralDetector detector(String name) {
    return switch (name) {
      case "fasterrcnn_resnet50_fpn" ->
          GeneralizedRcnn.fasterRcnn(pyramid(), 91, rcnn(0.012), FIRST);
      case "maskrcnn_resnet50_fpn" -> GeneralizedRcnn.maskRcnn(pyramid(), 91, rcnn(0.012), FIRST);
      case "keypointrcnn_resnet50_fpn" ->
          GeneralizedRcnn.keypointRcnn(pyramid(), 2, 17, rcnn(0.05), FIRST);
      case "retinanet_resnet50_fpn" -> new RetinaNet(deepPyramid(), 91, RETINA_NET, FIRST);
      case "fcos_resnet50_fpn" -> new Fcos(deepPyramid(), 91, FCOS, FIRST);
      case "ssd300_vgg16" -> Ssd.ssd300(91, SSD, FIRST);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static FpnBackbone pyramid() {
    return pyramid(List.of(1, 2, 3, 4), FpnBackbone.Top.MAX_POOL);
  }

  private static FpnBackbone deepPyramid() {
    return pyramid(List.of(2, 3, 4), FpnBackbone.Top.P6_P7);
  }

  private static FpnBackbone pyramid(List<Integer> stages, FpnBackbone.Top top) {
    ResNetConfig resnet50 = ResNetConfig.bottleneck(3, 4, 6, 3);
    return FpnBackbone.resnet(resnet50, stages, FpnBackbone.CHANNELS, top, FIRST)
        .trainOnly(Set.of("layer2", "layer3", "layer4"));
  }

  private static GeneralizedRcnnConfig rcnn(double minScore) {
    return GeneralizedRcnnConfig.defaults()
        .withTransform(SMALL)
        .withRpn(
            RpnConfig.defaults()
                .withProposals(new ProposalCounts(200, 64), new ProposalCounts(100, 20)))
        .withRoiHeads(
            RoiHeadsConfig.defaults()
                .withDecision(new DecisionConfig(minScore, Integer.MAX_VALUE, 0.5, 10)));
  }

  @TestFactory
  Stream<DynamicTest> equalsTheReference() {
    return ModelCase.all("detectors.json").stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.model,
                    () -> {
                      NeuralDetector detector = detector(golden.model);
                      assertThat(parameters(detector, true)).isEqualTo(count(golden, "trainable"));
                      new DetectorCheck(golden, detector).run();
                    }));
  }

  /** Names, shapes and order of the state, and the number of parameters. */
  @TestFactory
  Stream<DynamicTest> hasTorchvisionsState() {
    Map<String, Object> listings = Json.resource("state_dicts.json.gz");
    return ModelCase.all("detectors.json").stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.model,
                    () -> {
                      int classes = golden.model.startsWith("keypoint") ? 2 : 91;
                      NeuralDetector detector = Detectors.create(golden.model, classes, FIRST);
                      assertThat(ModelsTest.state(detector))
                          .containsExactlyEntriesOf(ModelsTest.listing(listings, golden.model));
                      assertThat(parameters(detector, false)).isEqualTo(count(golden, "params"));
                    }));
  }

  /** But for the YOLO line and our own, which torchvision has not. */
  @Test
  void coversEveryDetectorOfTorchvision() {
    assertThat(ModelCase.all("detectors.json"))
        .extracting(golden -> golden.model)
        .containsExactlyElementsOf(
            Detectors.names().stream()
                .filter(name -> !name.startsWith("yolo") && !name.equals("fcos_tiny"))
                .toList());
  }

  private static Object count(ModelCase golden, String what) {
    Map<?, ?> counts = (Map<?, ?>) Json.get(Json.resource("param_counts.json"), golden.model);
    return Json.get(counts, what);
  }

  private static long parameters(NeuralDetector detector, boolean onlyTrained) {
    return detector.parameters().stream()
        .filter(parameter -> parameter.requiresGrad() || !onlyTrained)
        .mapToLong(Tensor::numel)
        .sum();
  }
}
