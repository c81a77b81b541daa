package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class PictureMatchTest {
  private static final Box LEFT = new Box(0, 0, 10, 10);
  private static final Box RIGHT = new Box(50, 0, 60, 10);

  private static Annotation truth(long id, int category, Box box) {
    return new Annotation(id, 1, category, box);
  }

  private static Detection found(int category, Box box, double score) {
    return new Detection(1, category, box, score);
  }

  @Test
  void theSurestTakesTheTruthAndTheNextIsWrong() {
    PictureMatch match =
        PictureMatch.of(
            List.of(truth(1, 7, LEFT), truth(2, 7, RIGHT)),
            List.of(found(7, LEFT, 0.5), found(7, new Box(0, 0, 10, 8), 0.9)),
            0);
    assertThat(match.outcomes().get(0).detection().score()).isEqualTo(0.9);
    assertThat(match.outcomes().get(0).overlap()).isEqualTo(0.8);
    assertThat(match.right()).isEqualTo(1);
    assertThat(match.wrong()).isEqualTo(1);
    assertThat(match.missed()).extracting(Annotation::id).containsExactly(2L);
  }

  @Test
  void anotherClassOrTooLittleOverlapIsWrong() {
    PictureMatch match =
        PictureMatch.of(
            List.of(truth(1, 7, LEFT)),
            List.of(found(8, LEFT, 0.9), found(7, new Box(0, 0, 10, 4.9), 0.8)),
            0);
    assertThat(match.wrong()).isEqualTo(2);
    assertThat(match.missed()).hasSize(1);
  }

  @Test
  void halfTheUnionIsEnough() {
    PictureMatch match =
        PictureMatch.of(
            List.of(truth(1, 7, LEFT)), List.of(found(7, new Box(0, 0, 10, 5), 0.9)), 0);
    assertThat(match.right()).isEqualTo(1);
  }

  @Test
  void whatIsLessSureThanAskedForIsLeftOut() {
    PictureMatch match =
        PictureMatch.of(List.of(truth(1, 7, LEFT)), List.of(found(7, LEFT, 0.3)), 0.5);
    assertThat(match.outcomes()).isEmpty();
    assertThat(match.missed()).hasSize(1);
  }

  @Test
  void crowdsNeitherRewardNorPunish() {
    Annotation crowd = new Annotation(1, 1, 7, new Box(0, 0, 100, 100), 10_000, true, false, null);
    PictureMatch match = PictureMatch.of(List.of(crowd), List.of(found(7, LEFT, 0.9)), 0);
    assertThat(match.outcomes()).isEmpty();
    assertThat(match.missed()).isEmpty();
  }
}
