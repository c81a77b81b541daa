package org.fovea.neural.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.neural.layer.Module;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.weights.LoadConfig;
import org.fovea.neural.weights.ModuleWeights;

/**
 * Makes a classifier of new classes from the weights of one for others (Yosinski et al., How
 * transferable are features in deep neural networks?, 2014).
 */
@SuppressWarnings("JavaLangClash") // Module is the field's name for it.
public final class TransferLearning {
  private TransferLearning() {}

  /**
   * Loads all weights but those of a classifier for another number of classes, which stays as it
   * is.
   *
   * @param network where to
   * @param weights of a network of the same kind
   * @return whether the classifier was loaded too
   * @throws IllegalArgumentException when other weights are missing, unknown or of another shape
   */
  public static boolean load(ImageClassifier network, NamedArrays weights) {
    Map<String, Tensor> own = network.stateDict();
    List<String> heads = new ArrayList<>(network.auxiliaryNames());
    heads.add(network.classifierName());
    boolean fits = true;
    Map<String, NumericArray> fitting = new LinkedHashMap<>(weights.arrays());
    for (String head : heads) {
      if (!fits(head + ".", own, weights)) {
        fits &= !head.equals(network.classifierName());
        fitting.keySet().removeIf(name -> name.startsWith(head + "."));
        own.forEach(
            (name, values) -> {
              if (name.startsWith(head + ".")) {
                fitting.put(name, NumericArray.of(values.data(), values.shape().toArray()));
              }
            });
      }
    }
    ModuleWeights.load(network, NamedArrays.of(fitting), LoadConfig.defaults());
    return fits;
  }

  private static boolean fits(String prefix, Map<String, Tensor> own, NamedArrays weights) {
    Map<String, Shape> wanted = new LinkedHashMap<>();
    own.forEach((name, values) -> putUnder(prefix, name, values.shape(), wanted));
    Map<String, Shape> given = new LinkedHashMap<>();
    weights
        .arrays()
        .forEach((name, array) -> putUnder(prefix, name, Shape.of(array.shape()), given));
    return wanted.equals(given);
  }

  private static void putUnder(String prefix, String name, Shape shape, Map<String, Shape> shapes) {
    if (name.startsWith(prefix)) {
      shapes.put(name, shape);
    }
  }

  /**
   * Fixes what a strategy does not train, with the statistics of its batch normalisation, and
   * releases what it does.
   *
   * @param network the classifier
   * @param strategy how much to train
   */
  public static void prepare(ImageClassifier network, TransferStrategy strategy) {
    Map<String, Module> modules = network.namedModules();
    Module classifier = Objects.requireNonNull(modules.get(network.classifierName()));
    Module lastStage = Objects.requireNonNull(modules.get(network.lastStageName()));
    network.freeze(strategy != TransferStrategy.ALL);
    if (strategy == TransferStrategy.LAST_STAGE) {
      lastStage.freeze(false);
    }
    if (strategy != TransferStrategy.AS_IS) {
      classifier.freeze(false);
    }
  }

  /**
   * The parameters outside the classifier, which were loaded: those that want a lower rate than the
   * classifier's new ones.
   *
   * @param network the classifier
   * @return in the order of registration
   */
  public static List<Parameter> loaded(ImageClassifier network) {
    List<Parameter> found = new ArrayList<>();
    network
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (!name.startsWith(network.classifierName() + ".")) {
                found.add(parameter);
              }
            });
    return found;
  }
}
