package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.detection.DetectionBatch;
import org.fovea.neural.detection.DetectionExample;
import org.fovea.neural.detection.DetectionTask;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.PictureExamples;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.weights.LoadConfig;
import org.fovea.neural.weights.LoadReport;
import org.fovea.neural.weights.ModuleWeights;
import org.fovea.samples.detect.DetectionCard;
import org.jspecify.annotations.Nullable;

/** Trains a detector and leaves weights, history and curves in a folder. */
public final class DetectorTraining {
  private static final Monitor MONITOR = Monitor.highest(EpochRecord.VALIDATION + DetectionTask.AP);

  private static final String TEST = "test.";
  private static final String BODY = "backbone.body.";

  private final DetectorSettings settings;
  private final DetectionCard card;
  private final NeuralDetector network;
  private final TrainingRun<DetectionBatch> run;

  /**
   * Prepares a training.
   *
   * @param settings how
   * @param parts the data
   * @param weights a file of weights to begin with, of a detector or of the classifier that its
   *     backbone is of, or null; what is of another shape is left out
   * @param folder where the results go
   * @param progress hears how far an epoch is
   * @param messages hears what a person wants to know
   * @throws IOException when the weights can't be read or the folder can't be written
   * @throws IllegalArgumentException when nothing of the weights fits
   */
  public DetectorTraining(
      DetectorSettings settings,
      DetectionParts parts,
      @Nullable Path weights,
      Path folder,
      Progress progress,
      Consumer<String> messages)
      throws IOException {
    this.settings = settings;
    LearningSettings learning = settings.learning();
    StepRandom random = new StepRandom(learning.seed());
    card = new DetectionCard(settings.model(), settings.shorterSide(), parts.train().categories());
    network = card.create(random);
    if (weights != null) {
      messages.accept(weights + ": " + load(weights).summary());
    }
    DataLoader<DetectionExample, DetectionBatch> train =
        new DataLoader<>(
            new AugmentedObjects(
                parts.train(), augmentation(), network.findsMasks(), card.findsKeypoints()),
            DetectionBatch::of,
            DataLoaderConfig.miniBatch(learning.batch(), learning.seed()));
    Trainer<DetectionBatch> trainer =
        new Trainer<>(
            new DetectionTask(network),
            learning.optimizer(network.parameters()),
            learning.trainer(train.batches(), random, progress));
    Map<String, String> metadata = new LinkedHashMap<>(card.toMetadata());
    metadata.put("seed", Long.toString(learning.seed()));
    run = new TrainingRun<>(folder, MONITOR, metadata, trainer, train, inOrder(parts.validation()));
  }

  private LoadReport load(Path file) throws IOException {
    NamedArrays arrays = WeightFiles.read(file);
    Set<String> own = network.stateDict().keySet();
    LoadConfig config =
        LoadConfig.defaults()
            .withStrict(false)
            .withRenaming(name -> own.contains(BODY + name) ? BODY + name : name);
    LoadReport report = ModuleWeights.load(network, arrays.under(arrays.wrapper()), config);
    if (report.loaded().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has nothing for a %s: %s".formatted(file, card.model(), report.summary()));
    }
    return report;
  }

  private Augmentation augmentation() {
    return Augmentation.sequence(
        settings.augment().stream().map(this::ofObjects).toArray(Augmentation[]::new));
  }

  private Augmentation ofObjects(AugmentKind kind) {
    return kind == AugmentKind.FLIP && card.findsKeypoints()
        ? Flip.leftRightOfPersons().withProbability(0.5)
        : AugmentKind.of(List.of(kind), card.size());
  }

  private DataLoader<DetectionExample, DetectionBatch> inOrder(ImageDataset data) {
    return new DataLoader<>(
        new PictureExamples(data, network.findsMasks(), card.findsKeypoints()),
        DetectionBatch::of,
        DataLoaderConfig.miniBatch(1, settings.learning().seed()).withShuffle(false));
  }

  /**
   * The training.
   *
   * @return always the same
   */
  public TrainingRun<DetectionBatch> run() {
    return run;
  }

  /**
   * Judges the weights of the best epoch by other pictures, and writes what comes out into their
   * file.
   *
   * @param test pictures with the same categories
   * @return precisions by name
   * @throws IOException when the weights can't be read or written
   */
  public Map<String, Double> test(ImageDataset test) throws IOException {
    NamedArrays best = WeightFiles.read(run.best());
    ModuleWeights.load(network, best);
    network.eval();
    Map<String, Double> precisions = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>(best.metadata());
    new DetectionTask(network)
        .validate(inOrder(test).epoch(0))
        .forEach(
            (name, value) -> {
              if (name.contains(DetectionTask.AP)) {
                precisions.put(name, value);
                metadata.put(TEST + name, value.toString());
              }
            });
    WeightFiles.write(run.best(), new NamedArrays(best.arrays(), metadata));
    return precisions;
  }
}
