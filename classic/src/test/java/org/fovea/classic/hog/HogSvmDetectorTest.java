package org.fovea.classic.hog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.fovea.features.image.Images;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.progress.Progress;
import org.junit.jupiter.api.Test;

class HogSvmDetectorTest {
  private static final Shapes TRAIN = Shapes.draw(30, 130, 90, 1);
  private static final Shapes TEST = Shapes.draw(10, 131, 91, 2);
  private static final HogSvmConfig CONFIG =
      HogSvmConfig.defaults()
          .withExamples(ExamplesConfig.defaults().withCopies(4, false).withRounds(1, 30, 5));
  private static final Detector<Planar<GrayU8>> DETECTOR =
      new HogSvmTrainer(CONFIG).train(TRAIN, Progress.NONE);

  @Test
  void findsDiscsAndTriangles() {
    CocoEvaluator evaluator =
        new CocoEvaluator(List.of(Shapes.DISC, Shapes.TRIANGLE), CocoParams.defaults());
    for (int i = 0; i < TEST.size(); i++) {
      List<Detection> found = DETECTOR.detect(TEST.image(i));
      long id = i;
      evaluator.add(id, TEST.annotations(i), found.stream().map(d -> d.inImage(id)).toList());
    }
    assertThat(evaluator.result().get("AP50")).isGreaterThan(0.8);
  }

  @Test
  void detectionsAreSortedInsideThePictureAndApart() {
    List<Detection> found = DETECTOR.detect(TEST.image(0));
    assertThat(found).isNotEmpty();
    double last = 1;
    for (Detection d : found) {
      assertThat(d.imageId()).isZero();
      assertThat(d.score()).isBetween(0.0, last);
      last = d.score();
      assertThat(d.box().x1()).isGreaterThanOrEqualTo(0);
      assertThat(d.box().y1()).isGreaterThanOrEqualTo(0);
      assertThat(d.box().x2()).isLessThanOrEqualTo(131);
      assertThat(d.box().y2()).isLessThanOrEqualTo(91);
    }
  }

  @Test
  void aSubImageIsAPictureLikeAnyOther() {
    Planar<GrayU8> around = Images.rgb(170, 130);
    Planar<GrayU8> view = around.subimage(20, 30, 151, 121);
    view.setTo(TEST.image(3));
    assertThat(DETECTOR.detect(view)).isEqualTo(DETECTOR.detect(TEST.image(3)));
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    Detector<Planar<GrayU8>> alone =
        one.submit(() -> new HogSvmTrainer(CONFIG).train(TRAIN, Progress.NONE)).get();
    one.shutdown();
    assertThat(alone.detect(TEST.image(1))).isEqualTo(DETECTOR.detect(TEST.image(1)));
  }

  @Test
  void picturesSmallerThanAnyObjectHoldNothing() {
    assertThat(DETECTOR.detect(Images.rgb(1, 1))).isEmpty();
    assertThat(DETECTOR.detect(Images.rgb(90, 2))).isEmpty();
  }

  @Test
  void progressIsHeardAndMayCancel() {
    List<String> stages = new ArrayList<>();
    Progress progress =
        (stage, done, total) -> {
          if (done == 0) {
            stages.add(stage);
          }
          if (stage.contains("hard negatives") && done > 0) {
            throw new CancellationException("enough");
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> new HogSvmTrainer(CONFIG).train(TRAIN, progress));
    assertThat(stages).containsExactly("examples", "hard negatives 1 of 1");
  }

  @Test
  void crowdsAndDifficultObjectsAreNeitherExamplesNorBackground() {
    Box box = new Box(10, 10, 40, 40);
    PictureTruth truth =
        PictureTruth.of(
            List.of(
                new Annotation(1, 1, 7, box, 900, true, false, null),
                new Annotation(2, 1, 7, new Box(60, 10, 90, 40), 900, false, true, null)),
            List.of(7));
    assertThat(truth.objects().get(0)).isEmpty();
    assertThat(truth.isBackground(new Box(12, 12, 22, 22), 0)).isFalse();
    assertThat(truth.isBackground(new Box(62, 12, 92, 42), 0)).isFalse();
    assertThat(truth.isBackground(new Box(10, 50, 40, 80), 0)).isTrue();
  }

  @Test
  void nothingToLearnFromIsRefused() {
    Shapes empty = new Shapes(TRAIN.images().subList(0, 1), List.of(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HogSvmTrainer(CONFIG).train(empty, Progress.NONE))
        .withMessageContaining("1 without any");
  }

  @Test
  void wrongNumbersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchConfig.defaults().withPyramid(1, 1))
        .withMessage("pyramidStep must be at least 1.01, got 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExamplesConfig.defaults().withLimits(1, 0))
        .withMessage("maxNegatives must be at least 1, got 0");
  }
}
