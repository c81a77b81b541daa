package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.layer.Module;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.ResNet;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.model.ViTConfig;
import org.fovea.neural.model.VisionTransformer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole networks against torchvision's, with the same parameters and inputs. */
class ModelsTest {
  private static final RandomGenerator RANDOM = new Random(1);

  /** Networks of the reference that have no name in the zoo. */
  private static final Map<String, Function<ModelConfig, ImageClassifier>> OTHERS =
      Map.of(
          "resnet_tiny_custom",
          config -> new ResNet(ResNetConfig.basic(1, 1, 1, 1), config.withClasses(10), RANDOM),
          "vit_tiny_custom",
          config ->
              new VisionTransformer(
                  new ViTConfig(8, 2, 2, 16, 32, 0), config.withClasses(10), RANDOM));

  private static ImageClassifier network(ModelCase golden) {
    ModelConfig defaults =
        OTHERS.containsKey(golden.model)
            ? ModelConfig.defaults()
            : Models.info(golden.model).defaults();
    return network(golden.model, defaults.withSize(golden.evaluationInput().dim(2)));
  }

  private static ImageClassifier network(String name, ModelConfig defaults) {
    ModelConfig config = defaults.withInitialised(false).withRegularised(false);
    Function<ModelConfig, ImageClassifier> other = OTHERS.get(name);
    return other == null ? Models.create(name, config, RANDOM) : other.apply(config);
  }

  /** One network at a time: the larger ones need half a gigabyte, and as much for gradients. */
  @TestFactory
  Stream<DynamicTest> equalsTheReference() {
    return classifiers()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.toString(), () -> new ClassifierCheck(golden, network(golden)).run()));
  }

  private static Stream<ModelCase> classifiers() {
    return Stream.of("models.json", "models-extra.json")
        .flatMap(resource -> ModelCase.all(resource).stream())
        .filter(golden -> golden.kind.equals("cls"));
  }

  /** Names, shapes and order of the state. */
  @TestFactory
  Stream<DynamicTest> hasTorchvisionsState() {
    Map<String, Object> listings = Json.resource("state_dicts.json.gz");
    return Models.names().stream()
        .filter(listings::containsKey)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertThat(state(network(name, Models.info(name).defaults())))
                            .containsExactlyEntriesOf(listing(listings, name))));
  }

  static Map<String, List<Long>> state(Module network) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    network
        .stateDict()
        .forEach(
            (name, values) ->
                shapes.put(
                    name,
                    java.util.Arrays.stream(values.shape().toArray())
                        .asLongStream()
                        .boxed()
                        .toList()));
    return shapes;
  }

  @SuppressWarnings("unchecked")
  static Map<String, List<Long>> listing(Map<String, Object> listings, String name) {
    return (Map<String, List<Long>>) Json.get(listings, name);
  }

  @TestFactory
  Stream<DynamicTest> hasTorchvisionsNumberOfParameters() {
    Map<String, Object> counts = Json.resource("param_counts.json");
    return Models.names().stream()
        .filter(counts::containsKey)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Map<?, ?> count = (Map<?, ?>) Json.get(counts, name);
                      assertThat(Models.info(name).parameters())
                          .isEqualTo(Json.get(count, "params"));
                    }));
  }

  @Test
  void coversEveryClassifierOfTheReference() {
    List<String> missing =
        classifiers()
            .map(golden -> golden.model)
            .filter(name -> !Models.names().contains(name) && !OTHERS.containsKey(name))
            .toList();
    assertThat(missing).isEmpty();
  }
}
