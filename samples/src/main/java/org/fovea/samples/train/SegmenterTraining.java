package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.segmentation.BorderWeights;
import org.fovea.neural.segmentation.SegmentationBatch;
import org.fovea.neural.segmentation.SegmentationCard;
import org.fovea.neural.segmentation.SegmentationExample;
import org.fovea.neural.segmentation.SegmentationNetwork;
import org.fovea.neural.segmentation.SegmentationPictures;
import org.fovea.neural.segmentation.SegmentationTask;
import org.fovea.neural.train.Checkpoints;
import org.fovea.neural.train.CsvLog;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.History;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.fovea.neural.train.TrainingFile;
import org.fovea.neural.train.TrainingListener;

/** Trains a segmentation network and leaves weights, history and curves in a folder. */
public final class SegmenterTraining {
  /** By which epochs are compared. */
  public static final Monitor MONITOR =
      Monitor.highest(EpochRecord.VALIDATION + SegmentationTask.MEAN_IOU);

  /** Batches over which the learning rate rises at first. */
  private static final int WARM_UP = 100;

  private final SegmenterSettings settings;
  private final Path folder;
  private final SegmentationCard card;
  private final SegmentationNetwork network;
  private final Trainer<SegmentationBatch> trainer;
  private final DataLoader<SegmentationExample, SegmentationBatch> train;
  private final DataLoader<SegmentationExample, SegmentationBatch> validation;
  private final Checkpoints checkpoints;

  /**
   * Prepares a training.
   *
   * @param settings how
   * @param parts the data
   * @param folder where the results go
   * @param progress hears how far an epoch is
   * @throws IOException when the folder can't be written
   */
  public SegmenterTraining(
      SegmenterSettings settings, SegmentationParts parts, Path folder, Progress progress)
      throws IOException {
    this.settings = settings;
    this.folder = folder;
    StepRandom random = new StepRandom(settings.seed());
    card = card(settings, parts.train().classNames());
    network = card.create(random);
    train = trainLoader(parts.train());
    validation =
        new DataLoader<>(
            new SegmentationPictures(parts.validation(), network, card),
            SegmentationBatch::of,
            DataLoaderConfig.miniBatch(1, settings.seed()).withShuffle(false));
    Optimizer optimizer =
        settings.optimizer().make(network.parameters(), settings.rate(), settings.decay());
    int steps = settings.epochs() * train.batches();
    trainer =
        new Trainer<>(
            new SegmentationTask(network, null),
            optimizer,
            TrainerConfig.of(settings.epochs())
                .withSchedule(
                    settings.schedule().over(settings.rate(), steps, Math.min(WARM_UP, steps / 10)))
                .withAverageDecay(settings.average())
                .withRandom(random)
                .withProgress(progress));
    checkpoints = new Checkpoints(folder, MONITOR, card.toMetadata());
    trainer.listen(checkpoints).listen(new CsvLog(folder.resolve("history.csv")));
  }

  private static SegmentationCard card(SegmenterSettings settings, List<String> labels) {
    SegmentationCard usual = SegmentationCard.of(settings.model(), labels);
    SegmentationCard sized =
        usual.withSize(
            settings.width() == 0 ? usual.width() : settings.width(),
            settings.depth() == 0 ? usual.depth() : settings.depth());
    return settings.grey() ? sized.withNormalisation(List.of(0.5), List.of(0.25)) : sized;
  }

  private DataLoader<SegmentationExample, SegmentationBatch> trainLoader(SegmentationSet set) {
    int[] repeated =
        IntStream.range(0, set.size() * settings.repeats()).map(i -> i % set.size()).toArray();
    SegmentationPictures pictures =
        new SegmentationPictures(set.subset(repeated), network, card)
            .augmented(augmentation(), settings.crop());
    return new DataLoader<>(
        settings.borderWeights() ? pictures.weighted(BorderWeights.paper()) : pictures,
        SegmentationBatch::of,
        DataLoaderConfig.miniBatch(settings.batch(), settings.seed()));
  }

  private Augmentation augmentation() {
    return Augmentation.sequence(
        settings.augment().stream().map(AugmentKind::withMask).toArray(Augmentation[]::new));
  }

  /**
   * Adds somebody who hears how the training goes.
   *
   * @param listener called after the files of an epoch are written
   */
  public void listen(TrainingListener listener) {
    trainer.listen(listener);
  }

  /**
   * Goes on from where a training in the same folder, with the same settings, stopped.
   *
   * @throws IOException when there is none or it can't be read
   */
  public void resume() throws IOException {
    trainer.resume(TrainingFile.read(checkpoints.last()));
  }

  /** Asks the training to stop after the step that is running; from any thread. */
  public void stop() {
    trainer.stop();
  }

  /**
   * Trains.
   *
   * @return all epochs
   * @throws IOException when a file can't be written
   */
  public History run() throws IOException {
    Files.createDirectories(folder);
    History history = trainer.fit(train, validation);
    if (!history.epochs().isEmpty()) {
      LearningCurves.write(folder.resolve("curves.png"), history);
    }
    return history;
  }
}
