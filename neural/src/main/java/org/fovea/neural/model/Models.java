package org.fovea.neural.model;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The networks of the zoo by name. */
public final class Models {
  private static final Map<String, ModelEntry> ENTRIES = ModelTable.entries();

  private Models() {}

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
