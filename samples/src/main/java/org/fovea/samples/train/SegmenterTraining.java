package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.segmentation.BorderWeights;
import org.fovea.neural.segmentation.SegmentationBatch;
import org.fovea.neural.segmentation.SegmentationCard;
import org.fovea.neural.segmentation.SegmentationExample;
import org.fovea.neural.segmentation.SegmentationNetwork;
import org.fovea.neural.segmentation.SegmentationPictures;
import org.fovea.neural.segmentation.SegmentationTask;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;

/** Trains a segmentation network and leaves weights, history and curves in a folder. */
public final class SegmenterTraining {
  /** By which epochs are compared. */
  private static final Monitor MONITOR =
      Monitor.highest(EpochRecord.VALIDATION + SegmentationTask.MEAN_IOU);

  private final SegmenterSettings settings;
  private final SegmentationCard card;
  private final SegmentationNetwork network;
  private final TrainingRun<SegmentationBatch> run;

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
    LearningSettings learning = settings.learning();
    StepRandom random = new StepRandom(learning.seed());
    card = card(settings, parts.train().classNames());
    network = card.create(random);
    DataLoader<SegmentationExample, SegmentationBatch> train = trainLoader(parts.train());
    Trainer<SegmentationBatch> trainer =
        new Trainer<>(
            new SegmentationTask(network, null),
            learning.optimizer(network.parameters()),
            learning.trainer(train.batches(), random, progress));
    run =
        new TrainingRun<>(
            folder,
            MONITOR,
            card.toMetadata(),
            trainer,
            train,
            validationLoader(parts.validation()));
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
        DataLoaderConfig.miniBatch(settings.learning().batch(), settings.learning().seed()));
  }

  private DataLoader<SegmentationExample, SegmentationBatch> validationLoader(SegmentationSet set) {
    return new DataLoader<>(
        new SegmentationPictures(set, network, card),
        SegmentationBatch::of,
        DataLoaderConfig.miniBatch(1, settings.learning().seed()).withShuffle(false));
  }

  private Augmentation augmentation() {
    return Augmentation.sequence(
        settings.augment().stream().map(AugmentKind::withMask).toArray(Augmentation[]::new));
  }

  /**
   * The training.
   *
   * @return always the same
   */
  public TrainingRun<SegmentationBatch> run() {
    return run;
  }
}
