package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.segmentation.DilatedResNetSegmenter;
import org.fovea.neural.segmentation.FcnStride;
import org.fovea.neural.segmentation.FcnVgg16;
import org.fovea.neural.segmentation.SegNet;
import org.fovea.neural.segmentation.SegNetConfig;
import org.fovea.neural.segmentation.SegmentationNetwork;
import org.fovea.neural.segmentation.UNet;
import org.fovea.neural.segmentation.UNetConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole segmentation networks against torchvision's, with the same parameters and inputs. */
class SegmentersTest {
  private static final RandomGenerator RANDOM = new Random(1);
  private static final ResNetConfig RESNET50 = ResNetConfig.bottleneck(3, 4, 6, 3);

  private static SegmentationNetwork network(String name) {
    ModelConfig config =
        ModelConfig.defaults().withClasses(21).withInitialised(false).withRegularised(false);
    ModelConfig few = config.withClasses(3);
    return switch (name) {
      case "fcn_resnet50" -> DilatedResNetSegmenter.fcn(RESNET50, config, RANDOM);
      case "deeplabv3_resnet50" -> DilatedResNetSegmenter.deepLabV3(RESNET50, config, RANDOM);
      case "unet" -> new UNet(new UNetConfig(4, 2, true), few, RANDOM);
      case "unet_paper" -> new UNet(new UNetConfig(4, 2, false), few, RANDOM);
      case "segnet" -> new SegNet(SegNetConfig.small(4, 3), few, RANDOM);
      case "fcn8s" -> new FcnVgg16(FcnStride.S8, 8, few, RANDOM);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @TestFactory
  Stream<DynamicTest> equalsTheReference() {
    return ModelCase.all("segmenters.json").stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.model, () -> new SegmenterCheck(golden, network(golden.model)).run()));
  }

  /** What torchvision lacks, in evaluation mode. */
  @TestFactory
  Stream<DynamicTest> equalsThePapers() {
    return ModelCase.all("segmenters-extra.json").stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.model,
                    () -> new SegmenterCheck(golden, network(golden.model)).evaluationAlone()));
  }

  /** Names, shapes and order of the state. */
  @TestFactory
  Stream<DynamicTest> hasTorchvisionsState() {
    Map<String, Object> listings = Json.resource("state_dicts.json.gz");
    Map<String, Object> counts = Json.resource("param_counts.json");
    return ModelCase.all("segmenters.json").stream()
        .map(golden -> golden.model)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      SegmentationNetwork network = network(name);
                      String listed = name + " (aux_loss)";
                      assertThat(ModelsTest.state(network))
                          .containsExactlyEntriesOf(ModelsTest.listing(listings, listed));
                      assertThat(network.parameters().stream().mapToLong(p -> p.numel()).sum())
                          .isEqualTo(Json.get((Map<?, ?>) Json.get(counts, listed), "params"));
                    }));
  }
}
