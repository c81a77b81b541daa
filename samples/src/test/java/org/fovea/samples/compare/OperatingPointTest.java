package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class OperatingPointTest {
  private static final Box A = new Box(0, 0, 10, 10);
  private static final Box B = new Box(50, 0, 60, 10);
  private static final DetectionDataset TRUTH =
      new DetectionDataset(
          List.of(new Category(1, "thing")),
          List.of(new ImageInfo(1, "1.png", 100, 100), new ImageInfo(2, "2.png", 100, 100)),
          List.of(
              new Annotation(1, 1, 1, A), new Annotation(2, 1, 1, B), new Annotation(3, 2, 1, A)));

  @Test
  void isWhereF1IsGreatest() {
    // Right, right, wrong, wrong, wrong, right: F1 is 2*2/(2+3) after two and 2*3/(6+3) after six.
    List<Detection> detections =
        List.of(
            new Detection(1, 1, A, 0.9),
            new Detection(2, 1, A, 0.8),
            new Detection(2, 1, B, 0.7),
            new Detection(2, 1, B, 0.6),
            new Detection(2, 1, B, 0.5),
            new Detection(1, 1, B, 0.4));
    OperatingPoint best = OperatingPoint.best(TRUTH, detections);
    assertThat(best.score()).isEqualTo(0.8);
    assertThat(best.precision()).isEqualTo(1);
    assertThat(best.recall()).isEqualTo(2 / 3.0);
    assertThat(best.f1()).isEqualTo(0.8, within(1e-15));
  }

  @Test
  void equalScoresStandOrFallTogether() {
    List<Detection> detections = List.of(new Detection(1, 1, A, 0.9), new Detection(2, 1, B, 0.9));
    assertThat(OperatingPoint.best(TRUTH, detections).precision()).isEqualTo(0.5);
  }

  @Test
  void whereNothingIsRightNoScoreIsEnough() {
    OperatingPoint none = OperatingPoint.best(TRUTH, List.of(new Detection(2, 1, B, 0.9)));
    assertThat(none).isEqualTo(new OperatingPoint(Double.POSITIVE_INFINITY, 0, 0));
    assertThat(none.f1()).isZero();
  }
}
