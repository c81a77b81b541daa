package org.fovea.metrics.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class NmsTest {
  private static final List<Box> TWO = List.of(Box.ofXywh(0, 0, 10, 10), Box.ofXywh(0, 0, 10, 5));

  @Test
  void keepsWhatTheLiteralRuleKeeps() {
    Golden.Node golden = Golden.json(Golden.path("iou_nms.json.gz"));
    for (Golden.Node run : golden.get("nms").stream().toList()) {
      List<Box> boxes =
          Arrays.stream(run.get("boxes").matrix())
              .map(r -> new Box(r[0], r[1], r[2], r[3]))
              .toList();
      double[] scores = run.get("scores").numbers();
      double threshold = run.get("thr").number();
      assertThat(Nms.hard(boxes, scores, threshold)).isEqualTo(run.get("keep").integers());
      if (!run.get("keep_per_class").text().equals("null")) {
        int[] classes = run.get("classes").integers();
        assertThat(Nms.perClass(boxes, scores, classes, threshold))
            .isEqualTo(run.get("keep_per_class").integers());
      }
    }
  }

  @Test
  void anOverlapOfJustTheThresholdStays() {
    assertThat(Nms.hard(TWO, new double[] {1, 0}, 0.5)).containsExactly(0, 1);
    assertThat(Nms.hard(TWO, new double[] {1, 0}, 0.49)).containsExactly(0);
  }

  @Test
  void ofEqualScoresTheFirstIsSurer() {
    assertThat(Nms.hard(TWO, new double[] {0.0, -0.0}, 0.4)).containsExactly(0);
    assertThat(Nms.hard(TWO, new double[] {-0.0, 0.0}, 0.4)).containsExactly(0);
  }

  @Test
  void categoriesDoNotTouchEachOther() {
    Detection a = new Detection(1, 1, TWO.get(0), 0.5);
    Detection b = new Detection(1, 2, TWO.get(0), 0.9);
    Detection c = new Detection(1, 1, TWO.get(0), 0.6);
    assertThat(Nms.perCategory(List.of(a, b, c), 0.5)).containsExactly(b, c);
  }

  @Test
  void refusesWhatHasNoAnswer() {
    assertThatThrownBy(() -> Nms.hard(TWO, new double[] {1}, 0.5)).hasMessageContaining("2, 1");
    assertThatThrownBy(() -> Nms.hard(TWO, new double[] {1, Double.NaN}, 0.5))
        .hasMessageContaining("score 1 is NaN");
    assertThatThrownBy(() -> Nms.hard(TWO, new double[] {1, 0}, 1.5)).hasMessageContaining("1.5");
  }
}
