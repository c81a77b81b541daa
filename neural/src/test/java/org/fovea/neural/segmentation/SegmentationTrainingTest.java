package org.fovea.neural.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.io.dataset.Split;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.segmentation.SegmentationDatasets;
import org.fovea.io.segmentation.SegmentationReadConfig;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.ClipRule;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.augment.RandomAffine;
import org.fovea.neural.augment.Sampling;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.train.StepOutcome;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures and masks in files to figures. */
class SegmentationTrainingTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  /** Three classes whose pixels have the grey value 80 * class + 40. */
  @BeforeEach
  void writePictures() throws Exception {
    Random random = new Random(5);
    for (int n = 0; n < 4; n++) {
      GrayU8 picture = new GrayU8(40, 33);
      GrayU8 mask = new GrayU8(40, 33);
      int column = 10 + random.nextInt(20);
      int row = 8 + random.nextInt(16);
      for (int y = 0; y < 33; y++) {
        for (int x = 0; x < 40; x++) {
          int label = x < column ? 0 : y < row ? 1 : 2;
          mask.set(x, y, label);
          picture.set(x, y, 80 * label + 40);
        }
      }
      ImageFiles.write(picture, folder.resolve("images/" + n + ".png"));
      ImageFiles.write(mask, folder.resolve("masks/" + n + ".png"));
    }
    assertThat(Files.exists(folder.resolve("images"))).isTrue();
  }

  private SegmentationSet set() throws Exception {
    return Objects.requireNonNull(
        SegmentationDatasets.readSplits(folder, SegmentationReadConfig.defaults(), message -> {})
            .get(Split.ALL));
  }

  private static SegmentationCard grey(SegmentationModel model) {
    return SegmentationCard.of(model, List.of("a", "b", "c"))
        .withSize(4, 2)
        .withNormalisation(List.of(0.0), List.of(1.0));
  }

  @Test
  void masksMoveWithTheirPictures() throws Exception {
    SegmentationCard card = grey(SegmentationModel.UNET);
    Augmentation turned =
        RandomAffine.rotation(30).withSampling(Sampling.NEAREST, 0).withRule(new ClipRule(0, 0));
    SegmentationPictures pictures =
        new SegmentationPictures(set(), card.create(new Random(1)), card)
            .augmented(Augmentation.sequence(Flip.leftRight().withProbability(0.5), turned), 36);
    for (int i = 0; i < 12; i++) {
      SegmentationExample example = pictures.get(i % 4, new Random(i));
      assertThat(example.input().shape()).isEqualTo(Shape.of(1, 36, 36));
      for (int at = 0; at < 36 * 36; at++) {
        int label = example.labels().data[at] & 0xFF;
        long pixel = Math.round(example.input().data()[at] * 255.0);
        assertThat(pixel).isEqualTo(label == 255 ? 0 : 80 * label + 40);
      }
    }
  }

  /** The paper's form sees mirrored surroundings; rows that it adds don't count. */
  @Test
  void networksWithAMarginGetSurroundings() throws Exception {
    SegmentationCard card = grey(SegmentationModel.UNET_PAPER);
    SegmentationNetwork network = card.create(new Random(1));
    SegmentationExample example =
        new SegmentationPictures(set(), network, card).get(0, new Random(1));
    assertThat(example.input().shape()).isEqualTo(Shape.of(1, 76, 80));
    assertThat(example.labels().height).isEqualTo(36);
    assertThat(example.labels().get(0, 32)).isZero();
    assertThat(example.labels().get(0, 33)).isEqualTo(255);
    SegmentationBatch batch = SegmentationBatch.of(List.of(example, example));
    assertThat(new SegmentationTask(network, null).step(batch).total().item()).isPositive();
  }

  @Test
  void learnsToTellTheClassesOfPixels() throws Exception {
    SegmentationCard card =
        grey(SegmentationModel.UNET).withNormalisation(List.of(0.5), List.of(0.25));
    StepRandom random = new StepRandom(1);
    SegmentationNetwork network = card.create(random);
    SegmentationTask task = new SegmentationTask(network, null);
    SegmentationPictures pictures = new SegmentationPictures(set(), network, card);
    DataLoader<SegmentationExample, SegmentationBatch> train =
        new DataLoader<>(
            pictures.augmented(Augmentation.identity(), 32),
            SegmentationBatch::of,
            DataLoaderConfig.miniBatch(2, 1));
    Trainer<SegmentationBatch> trainer =
        new Trainer<>(
            task,
            new Adam(network.parameters(), AdamConfig.adamW(0.01)),
            TrainerConfig.of(60).withRandom(random));
    DataLoader<SegmentationExample, SegmentationBatch> validation =
        new DataLoader<>(pictures, SegmentationBatch::of, DataLoaderConfig.batch(1));
    trainer.fit(train, validation);
    Map<String, Double> figures = task.validate(validation.epoch(0));
    assertThat(figures).containsKeys("loss", "mean_dice");
    assertThat(figures.get(SegmentationTask.PIXEL_ACCURACY)).isGreaterThan(0.95);
    assertThat(figures.get(SegmentationTask.MEAN_IOU)).isGreaterThan(0.9);
    Planar<GrayU8> picture = set().image(0);
    GrayU8 labels =
        new PictureSegmenter(network, card, PictureSegmenter.tiles(network, 64)).labels(picture);
    int right = 0;
    for (int i = 0; i < labels.data.length; i++) {
      right += labels.data[i] == set().mask(0).data[i] ? 1 : 0;
    }
    assertThat(right / (double) labels.data.length).isGreaterThan(0.95);
  }

  @Test
  void weightsMultiplyThePixelsLosses() {
    SegmentationNetwork network = grey(SegmentationModel.UNET).create(new Random(1));
    network.eval();
    float[] values = new float[64];
    Tensor inputs = Tensor.of(values, 1, 1, 8, 8);
    int[] labels = new int[64];
    labels[3] = 255;
    SegmentationBatch plain =
        new SegmentationBatch(inputs, IntTensor.of(labels, Shape.of(1, 8, 8)), null);
    SegmentationBatch doubled =
        new SegmentationBatch(inputs, plain.labels(), Tensor.full(2, 1, 8, 8));
    SegmentationTask task = new SegmentationTask(network, null);
    StepOutcome once = task.step(plain);
    StepOutcome twice = task.step(doubled);
    assertThat(twice.total().item()).isCloseTo(2 * once.total().item(), within(1e-5f));
    Arrays.fill(labels, 255);
    assertThat(task.step(plain).total().item()).isZero();
  }

  @Test
  void cardsTravelAsMetadata() {
    SegmentationCard card = grey(SegmentationModel.SEGNET);
    assertThat(SegmentationCard.fromMetadata(card.toMetadata())).isEqualTo(card);
  }
}
