package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.model.ModelEntry.Maker;

/** The networks of the zoo by name. */
public final class Models {
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  private static final Map<String, ModelEntry> ENTRIES = entries();

  private Models() {}

  private static Map<String, ModelEntry> entries() {
    List<ModelEntry> all = new ArrayList<>();
    String resnet = "He et al., Deep residual learning for image recognition";
    all.add(
        new ModelEntry(
            new ModelInfo(
                "lenet5",
                "LeCun et al., Gradient-based learning applied to document recognition",
                1998,
                new ModelConfig(10, 1, 28, true, true),
                List.of(0.1307),
                List.of(0.3081),
                61_706,
                416_520),
            LeNet5::new));
    all.add(residual("resnet18", resnet, 2016, 11_689_512, ResNetConfig.basic(2, 2, 2, 2)));
    all.add(residual("resnet34", resnet, 2016, 21_797_672, ResNetConfig.basic(3, 4, 6, 3)));
    all.add(residual("resnet50", resnet, 2016, 25_557_032, ResNetConfig.bottleneck(3, 4, 6, 3)));
    all.add(residual("resnet101", resnet, 2016, 44_549_160, ResNetConfig.bottleneck(3, 4, 23, 3)));
    all.add(residual("resnet152", resnet, 2016, 60_192_808, ResNetConfig.bottleneck(3, 8, 36, 3)));
    Map<String, ModelEntry> byName = new LinkedHashMap<>();
    all.forEach(entry -> byName.put(entry.info().name(), entry));
    return byName;
  }

  private static ModelEntry residual(
      String name, String paper, int year, long parameters, ResNetConfig architecture) {
    Maker maker = (config, random) -> new ResNet(architecture, config, random);
    return imageNet(name, paper, year, parameters, 0, maker);
  }

  private static ModelEntry imageNet(
      String name, String paper, int year, long parameters, long multiplyAdds, Maker maker) {
    ModelInfo info =
        new ModelInfo(
            name,
            paper,
            year,
            ModelConfig.defaults(),
            IMAGENET_MEAN,
            IMAGENET_STD,
            parameters,
            multiplyAdds);
    return new ModelEntry(info, maker);
  }

  /**
   * The names of all networks.
   *
   * @return torchvision's names where it has the network, family by family
   */
  public static List<String> names() {
    return List.copyOf(ENTRIES.keySet());
  }

  /**
   * What is known of a network.
   *
   * @param name one of {@link #names}
   * @return its paper, input, size
   * @throws IllegalArgumentException when there is no such network; the message has the nearest
   *     names
   */
  public static ModelInfo info(String name) {
    return entry(name).info();
  }

  /**
   * Makes a network. With 1000 classes and three channels it is what torchvision makes under that
   * name: the same parts, parameter names, shapes and arithmetic.
   *
   * @param name one of {@link #names}
   * @param config classes and input; start from {@code info(name).defaults()} to change only some
   * @param random the source of the initial values, and later of dropout and stochastic depth
   * @return the network, in training mode
   * @throws IllegalArgumentException when there is no such network; the message has the nearest
   *     names
   */
  public static ImageClassifier create(String name, ModelConfig config, RandomGenerator random) {
    return entry(name).maker().make(config, random);
  }

  /**
   * Makes a network for a number of classes, else by its defaults.
   *
   * @param name one of {@link #names}
   * @param classes number of logits
   * @param random the source of the initial values, and later of dropout and stochastic depth
   * @return the network, in training mode
   * @throws IllegalArgumentException when there is no such network; the message has the nearest
   *     names
   */
  public static ImageClassifier create(String name, int classes, RandomGenerator random) {
    return create(name, info(name).defaults().withClasses(classes), random);
  }

  private static ModelEntry entry(String name) {
    ModelEntry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no model '%s', nearest are %s".formatted(name, NearestNames.of(name, ENTRIES.keySet())));
    }
    return entry;
  }
}
