package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.batch.BatchMixing;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.PictureClassifier;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.train.ClassificationTask;
import org.fovea.neural.train.EarlyStopping;
import org.fovea.neural.train.MixedClassificationTask;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.RateFinder;
import org.fovea.neural.train.RateSweep;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.fovea.neural.train.TrainingTask;
import org.fovea.neural.transfer.TransferLearning;
import org.fovea.neural.weights.ModuleWeights;
import org.jspecify.annotations.Nullable;

/** Trains a classifier on a data set and leaves weights, history and curves in a folder. */
public final class ClassifierTraining {
  /** By which epochs are compared. */
  public static final Monitor MONITOR = Monitor.highest("validation.accuracy");

  private static final int SWEEP_STEPS = 100;

  private final ClassifierSettings settings;
  private final ClassificationParts parts;
  private final Consumer<String> messages;
  private final StepRandom random;
  private final ModelCard card;
  private final ImageClassifier network;
  private final TrainingRun<LabelledBatch> run;

  /**
   * Prepares a training.
   *
   * @param settings how
   * @param parts the data
   * @param weights a file of weights to begin with, or null
   * @param folder where the results go
   * @param progress hears how far an epoch is
   * @param messages hears what a person wants to know
   * @throws IOException when the weights can't be read
   */
  public ClassifierTraining(
      ClassifierSettings settings,
      ClassificationParts parts,
      @Nullable Path weights,
      Path folder,
      Progress progress,
      Consumer<String> messages)
      throws IOException {
    this.settings = settings;
    this.parts = parts;
    this.messages = messages;
    random = new StepRandom(settings.learning().seed());
    ModelCard usual = ModelCard.of(settings.model(), parts.train().classNames());
    card = settings.size() == 0 ? usual : usual.withSize(settings.size());
    network = Models.create(settings.model(), card.config(), random);
    List<Parameter> loaded = weights == null ? List.of() : load(weights);
    List<Parameter> trained =
        network.parameters().stream().filter(Parameter::requiresGrad).toList();
    DataLoader<Labelled, LabelledBatch> train = loader(true);
    TrainingTask<LabelledBatch> task = task();
    Optimizer optimizer = settings.learning().optimizer(trained);
    optimizer.rateFactor(
        loaded.stream().filter(Parameter::requiresGrad).toList(), settings.loadedFactor());
    TrainerConfig config =
        withRate(task, optimizer, train).trainer(train.batches(), random, progress);
    run =
        new TrainingRun<>(
            folder,
            MONITOR,
            card.toMetadata(),
            new Trainer<>(task, optimizer, config),
            train,
            loader(false));
    if (settings.patience() > 0) {
      run.listen(new EarlyStopping(MONITOR, settings.patience(), 0));
    }
  }

  private List<Parameter> load(Path weights) throws IOException {
    NamedArrays file = WeightFiles.read(weights);
    boolean classifier = TransferLearning.load(network, file.under(file.wrapper()));
    messages.accept(
        classifier
            ? "all weights are those of " + weights
            : "all weights but the classifier's are those of " + weights);
    TransferLearning.prepare(network, settings.strategy());
    return TransferLearning.loaded(network);
  }

  private TrainingTask<LabelledBatch> task() {
    double smoothing = settings.smoothing();
    Optional<BatchMixing> mixing = settings.mix().mixing(card.config().classes());
    return mixing.isPresent()
        ? new MixedClassificationTask(network, smoothing, mixing.get(), random)
        : new ClassificationTask(
            network, CrossEntropyConfig.defaults().withLabelSmoothing(smoothing));
  }

  private DataLoader<Labelled, LabelledBatch> loader(boolean training) {
    LabelledPictures pictures =
        training
            ? new LabelledPictures(
                parts.train(),
                AugmentKind.of(settings.augment(), card.config().size()),
                card.input())
            : new LabelledPictures(parts.validation(), Augmentation.identity(), card.input());
    return new DataLoader<>(
        pictures,
        LabelledBatch::of,
        DataLoaderConfig.miniBatch(settings.learning().batch(), settings.learning().seed())
            .withShuffle(training));
  }

  /** With the rate that is looked for, if one is. */
  private LearningSettings withRate(
      TrainingTask<LabelledBatch> task,
      Optimizer optimizer,
      DataLoader<Labelled, LabelledBatch> train) {
    if (settings.learning().rate() > 0) {
      return settings.learning();
    }
    RateSweep sweep = RateFinder.sweep(task, optimizer, train, SWEEP_STEPS);
    messages.accept("learning rate: %.2g".formatted(sweep.steepest()));
    return settings.learning().withRate(sweep.steepest());
  }

  /**
   * The training.
   *
   * @return always the same
   */
  public TrainingRun<LabelledBatch> run() {
    return run;
  }

  /**
   * The classifier with the weights of the best epoch.
   *
   * @return ready to use
   * @throws IOException when they can't be read
   */
  public PictureClassifier best() throws IOException {
    ModuleWeights.load(network, WeightFiles.read(run.best()));
    return new PictureClassifier(network, card);
  }
}
