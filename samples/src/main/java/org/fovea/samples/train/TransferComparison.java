package org.fovea.samples.train;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.fovea.io.weights.NamedArrays;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.train.ClassificationTask;
import org.fovea.neural.train.History;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.fovea.neural.transfer.CachedFeatures;
import org.fovea.neural.transfer.TransferLearning;
import org.fovea.neural.transfer.TransferStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The same network on the same data by every strategy of transfer learning, and from scratch. The
 * accuracies are those of the validation part after the last epoch, so that no strategy has its
 * best epoch picked for it.
 */
public final class TransferComparison {
  private static final Monitor ACCURACY = Monitor.highest("validation.accuracy");

  private final ModelCard card;
  private final NamedArrays weights;
  private final ClassificationParts parts;
  private final ClassifierSettings settings;
  private final Progress progress;

  /**
   * What a strategy came to.
   *
   * @param name of the strategy
   * @param trained how many numbers were trained
   * @param accuracy on the validation part, 0..1, NaN where the network knows other classes
   * @param seconds of training
   */
  public record Row(String name, long trained, double accuracy, double seconds) {}

  /**
   * Prepares a comparison.
   *
   * @param card of the network with the classes of the data
   * @param weights to begin with
   * @param parts the data
   * @param settings of each training; the strategy in it is not used
   * @param progress hears how far each training is
   */
  public TransferComparison(
      ModelCard card,
      NamedArrays weights,
      ClassificationParts parts,
      ClassifierSettings settings,
      Progress progress) {
    this.card = card;
    this.weights = weights;
    this.parts = parts;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains by each strategy in turn.
   *
   * @param done hears of each row as soon as it is there
   */
  public void run(Consumer<Row> done) {
    done.accept(train("from scratch", null));
    for (TransferStrategy strategy : TransferStrategy.values()) {
      done.accept(train(strategy.name().toLowerCase(java.util.Locale.ROOT), strategy));
    }
  }

  private Row train(String name, @Nullable TransferStrategy strategy) {
    StepRandom random = new StepRandom(settings.learning().seed());
    ImageClassifier network = Models.create(card.model(), card.config(), random);
    if (strategy != null) {
      boolean whole = TransferLearning.load(network, weights);
      TransferLearning.prepare(network, strategy);
      if (strategy == TransferStrategy.AS_IS) {
        return new Row(name, 0, whole ? accuracy(network) : Double.NaN, 0);
      }
    }
    long begun = System.nanoTime();
    History history =
        strategy == TransferStrategy.CLASSIFIER
            ? trainOnFeatures(network, random)
            : fit(network, network, strategy != null, random, train(), validation());
    double[] accuracies = history.values(ACCURACY.figure());
    return new Row(
        name,
        trained(network).stream().mapToLong(Parameter::numel).sum(),
        accuracies[accuracies.length - 1],
        (System.nanoTime() - begun) / 1e9);
  }

  private double accuracy(ImageClassifier network) {
    network.eval();
    return Objects.requireNonNull(
        new ClassificationTask(network, CrossEntropyConfig.defaults())
            .validate(loader(validation(), false).epoch(0))
            .get(ClassificationTask.ACCURACY));
  }

  private History trainOnFeatures(ImageClassifier network, StepRandom random) {
    return fit(
        network,
        CachedFeatures.classifier(network),
        false,
        random,
        CachedFeatures.of(network, train(), progress),
        CachedFeatures.of(network, validation(), progress));
  }

  private History fit(
      ImageClassifier network,
      Layer learner,
      boolean loaded,
      StepRandom random,
      ExampleSource<Labelled> train,
      ExampleSource<Labelled> validation) {
    LearningSettings learning = settings.learning();
    DataLoader<Labelled, LabelledBatch> batches = loader(train, true);
    Optimizer optimizer = learning.optimizer(trained(network));
    if (loaded) {
      optimizer.rateFactor(
          TransferLearning.loaded(network).stream().filter(Parameter::requiresGrad).toList(),
          settings.loadedFactor());
    }
    int steps = learning.epochs() * batches.batches();
    TrainerConfig config =
        TrainerConfig.of(learning.epochs())
            .withSchedule(learning.schedule().over(learning.rate(), steps, 0))
            .withRandom(random)
            .withProgress(progress);
    return new Trainer<>(
            new ClassificationTask(learner, CrossEntropyConfig.defaults()), optimizer, config)
        .fit(batches, loader(validation, false));
  }

  private static List<Parameter> trained(ImageClassifier network) {
    return network.parameters().stream().filter(Parameter::requiresGrad).toList();
  }

  private ExampleSource<Labelled> train() {
    return new LabelledPictures(
        parts.train(), AugmentKind.of(settings.augment(), card.config().size()), card.input());
  }

  private ExampleSource<Labelled> validation() {
    return new LabelledPictures(parts.validation(), Augmentation.identity(), card.input());
  }

  private DataLoader<Labelled, LabelledBatch> loader(
      ExampleSource<Labelled> examples, boolean shuffle) {
    return new DataLoader<>(
        examples,
        LabelledBatch::of,
        DataLoaderConfig.miniBatch(settings.learning().batch(), settings.learning().seed())
            .withShuffle(shuffle));
  }
}
