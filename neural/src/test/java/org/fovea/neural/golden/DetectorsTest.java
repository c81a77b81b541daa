package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.detection.DecisionConfig;
import org.fovea.neural.detection.FpnBackbone;
import org.fovea.neural.detection.GeneralizedRcnn;
import org.fovea.neural.detection.GeneralizedRcnnConfig;
import org.fovea.neural.detection.GeneralizedRcnnTransformConfig;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ProposalCounts;
import org.fovea.neural.detection.RoiHeadsConfig;
import org.fovea.neural.detection.RpnConfig;
import org.fovea.neural.model.ResNetConfig;
import org.junit.jupiter.api.DynamicTest;
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

  private static NeuralDetector detector(String name) {
    return switch (name) {
      case "fasterrcnn_resnet50_fpn" ->
          GeneralizedRcnn.fasterRcnn(pyramid(), 91, rcnn(0.012), FIRST);
      case "maskrcnn_resnet50_fpn" -> GeneralizedRcnn.maskRcnn(pyramid(), 91, rcnn(0.012), FIRST);
      case "keypointrcnn_resnet50_fpn" ->
          GeneralizedRcnn.keypointRcnn(pyramid(), 2, 17, rcnn(0.05), FIRST);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static FpnBackbone pyramid() {
    return FpnBackbone.resnet(
            ResNetConfig.bottleneck(3, 4, 6, 3),
            List.of(1, 2, 3, 4),
            FpnBackbone.CHANNELS,
            FpnBackbone.Top.MAX_POOL,
            FIRST)
        .trainOnly(Set.of("layer2", "layer3", "layer4"));
  }

  private static GeneralizedRcnnConfig rcnn(double minScore) {
    return GeneralizedRcnnConfig.defaults()
        .withTransform(GeneralizedRcnnTransformConfig.of(128, 160))
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
                    golden.model, () -> new DetectorCheck(golden, detector(golden.model)).run()));
  }

  /** Names, shapes and order of the state, and what is trained. */
  @TestFactory
  Stream<DynamicTest> hasTorchvisionsState() {
    Map<String, Object> listings = Json.resource("state_dicts.json.gz");
    Map<String, Object> counts = Json.resource("param_counts.json");
    return ModelCase.all("detectors.json").stream()
        .map(golden -> golden.model)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      NeuralDetector detector = detector(name);
                      assertThat(ModelsTest.state(detector))
                          .containsExactlyEntriesOf(ModelsTest.listing(listings, name));
                      Map<?, ?> count = (Map<?, ?>) Json.get(counts, name);
                      assertThat(parameters(detector, false)).isEqualTo(Json.get(count, "params"));
                      assertThat(parameters(detector, true))
                          .isEqualTo(Json.get(count, "trainable"));
                    }));
  }

  private static long parameters(NeuralDetector detector, boolean onlyTrained) {
    return detector.parameters().stream()
        .filter(parameter -> parameter.requiresGrad() || !onlyTrained)
        .mapToLong(parameter -> parameter.numel())
        .sum();
  }
}
