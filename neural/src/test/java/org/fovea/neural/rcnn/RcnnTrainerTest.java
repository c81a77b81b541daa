package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;

class RcnnTrainerTest {
  private static final RcnnConfig CONFIG =
      RcnnConfig.defaults()
          .withSeed(3)
          .withNetwork(new RegionNetworkConfig(16, 2, 8, 32, 6, 64, 0.05, 0.9, 5e-4, false));

  private static RcnnTrainer trainer(RcnnConfig config) {
    return new RcnnTrainer(ShapePictures.grid(), config);
  }

  @Test
  void findsTheShapesItWasTrainedOn() {
    Detector<Planar<GrayU8>> detector =
        trainer(CONFIG).train(new ShapePictures(24, 1), Progress.NONE);
    ShapePictures test = new ShapePictures(12, 2);
    int objects = 0;
    int found = 0;
    int sure = 0;
    for (int i = 0; i < test.size(); i++) {
      List<Detection> detections = detector.detect(test.image(i));
      for (Annotation object : test.annotations(i)) {
        objects++;
        found += detections.stream().anyMatch(d -> d.score() > 0.5 && hits(d, object)) ? 1 : 0;
      }
      sure += (int) detections.stream().filter(d -> d.score() > 0.5).count();
      assertThat(detections)
          .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
          .allSatisfy(RcnnTrainerTest::isWithinThePicture);
    }
    assertThat(objects).isGreaterThan(20);
    assertThat(found).as("of %d objects", objects).isGreaterThanOrEqualTo((int) (0.9 * objects));
    assertThat(sure).as("detections above 0.5").isLessThanOrEqualTo((int) (1.25 * objects));
  }

  private static boolean hits(Detection detection, Annotation object) {
    return detection.categoryId() == object.categoryId()
        && Iou.of(detection.box(), object.box()) >= 0.5;
  }

  private static void isWithinThePicture(Detection detection) {
    assertThat(detection.imageId()).isZero();
    assertThat(detection.score()).isBetween(0.0, 1.0);
    assertThat(detection.box().x1()).isGreaterThanOrEqualTo(0);
    assertThat(detection.box().y1()).isGreaterThanOrEqualTo(0);
    assertThat(detection.box().x2()).isLessThanOrEqualTo(ShapePictures.WIDTH);
    assertThat(detection.box().y2()).isLessThanOrEqualTo(ShapePictures.HEIGHT);
  }

  @Test
  void sameSeedSameDetectionsForAnyNumberOfThreads() {
    RcnnConfig quick = CONFIG.withNetwork(CONFIG.network().withEpochs(1));
    ShapePictures train = new ShapePictures(8, 4);
    Planar<GrayU8> picture = new ShapePictures(1, 5).image(0);
    List<Detection> one = trainer(quick.withThreads(1)).train(train, Progress.NONE).detect(picture);
    RcnnDetector two = trainer(quick.withThreads(2)).train(train, Progress.NONE);
    assertThat(one).isNotEmpty();
    assertThat(two.detect(picture)).isEqualTo(one);
    assertThat(Workers.NONE.call(() -> two.detect(picture))).isEqualTo(one);
    assertThat(trainer(quick.withSeed(4)).train(train, Progress.NONE).detect(picture))
        .isNotEqualTo(one);
  }

  @Test
  void reportsItsProgress() {
    Map<String, List<Long>> reports = new LinkedHashMap<>();
    Map<String, Long> totals = new LinkedHashMap<>();
    trainer(CONFIG.withMaxPictures(4).withNetwork(CONFIG.network().withEpochs(1)))
        .train(
            new ShapePictures(6, 6),
            (stage, done, total) -> {
              reports.computeIfAbsent(stage, s -> new ArrayList<>()).add(done);
              totals.put(stage, total);
            });
    assertThat(reports.keySet())
        .containsExactly(
            "proposing regions",
            "training the network",
            "computing features",
            "training the classes");
    assertThat(totals)
        .containsEntry("proposing regions", 4L)
        .containsEntry("training the classes", 3L);
    reports.forEach(
        (stage, done) ->
            assertThat(done).as(stage).startsWith(0L).isSorted().endsWith(totals.get(stage)));
  }

  @Test
  void progressMayCancelInAnyStage() {
    RcnnConfig quick = CONFIG.withNetwork(CONFIG.network().withEpochs(1));
    ShapePictures train = new ShapePictures(3, 7);
    for (String unwanted :
        new String[] {
          "proposing regions", "training the network", "computing features", "training the classes"
        }) {
      Progress progress =
          (stage, done, total) -> {
            if (stage.equals(unwanted) && done == 1) {
              throw new CancellationException(stage);
            }
          };
      assertThatThrownBy(() -> trainer(quick).train(train, progress))
          .isInstanceOf(CancellationException.class)
          .hasMessage(unwanted);
    }
  }

  @Test
  void refusesDataWithoutPicturesOrObjects() {
    assertThatThrownBy(() -> trainer(CONFIG).train(new ShapePictures(0, 1), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one picture");
    assertThatThrownBy(() -> trainer(CONFIG).train(new Empty(), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("objects");
  }

  /** One black picture with nothing in it. */
  private static final class Empty implements LabelledImages<Planar<GrayU8>> {
    @Override
    public List<Category> categories() {
      return List.of(new Category(1, "thing"));
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public ImageInfo info(int index) {
      return new ImageInfo(1, "black.png", 40, 40);
    }

    @Override
    public Planar<GrayU8> image(int index) {
      return Images.rgb(40, 40);
    }

    @Override
    public List<Annotation> annotations(int index) {
      return List.of();
    }
  }
}
