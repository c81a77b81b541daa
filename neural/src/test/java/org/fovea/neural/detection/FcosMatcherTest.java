package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Which pixels learn of an object, worked out by hand on maps of 8 and 16 pixels' distance. */
class FcosMatcherTest {
  private static final FcosMatcher MATCHER = new FcosMatcher(1.5);
  private static final List<Integer> COUNTS = List.of(16, 4);

  /** Centres at 0, 8, 16, 24 and at 0, 16 both ways. */
  private static Tensor squares() {
    return FcosConfig.squares(List.of(8.0, 16.0))
        .anchors(new Size(32, 32), List.of(new Size(4, 4), new Size(2, 2)));
  }

  private static int[] match(float... boxes) {
    return MATCHER.match(Tensor.of(boxes, boxes.length / 4, 4), squares(), COUNTS).data();
  }

  /** Its edges are at most 14 from the pixels: only the finer map looks so near. */
  @Test
  void pixelsNearTheCentreLearn() {
    int[] matches = match(2, 2, 22, 22);
    for (int i = 0; i < 20; i++) {
      boolean inside = i == 5 || i == 6 || i == 9 || i == 10;
      assertThat(matches[i]).as("pixel " + i).isEqualTo(inside ? 0 : Matcher.BELOW_LOW);
    }
  }

  @Test
  void ofSeveralObjectsTheSmallestCounts() {
    assertThat(match(2, 2, 22, 22, 4, 4, 12, 12)[5]).isEqualTo(1);
    assertThat(match(4, 4, 12, 12, 2, 2, 22, 22)[5]).isZero();
  }

  /** 70 pixels to the farthest edge are more than 8 times 8 and than 4 times 16. */
  @Test
  void largeObjectsBelongToTheCoarserMap() {
    int[] matches = match(-40, -40, 70, 70);
    assertThat(matches[10]).isEqualTo(0);
    assertThat(matches[19]).isEqualTo(Matcher.BELOW_LOW);
    int[] larger = match(-60, -60, 90, 90);
    assertThat(larger[10]).isEqualTo(Matcher.BELOW_LOW);
    assertThat(larger[19]).isEqualTo(0);
  }

  @Test
  void withoutObjectsNothingIsLearned() {
    assertThat(match()).containsOnly(Matcher.BELOW_LOW);
  }
}
