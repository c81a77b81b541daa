package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.junit.jupiter.api.Test;

class BoxJitterTest {
  private static final Box TRUTH = new Box(20, 30, 60, 50);

  @Test
  void staysNear() {
    Random random = new Random(1);
    BoxJitter jitter = new BoxJitter(0.2, 1.3, 0.6);
    Set<Box> boxes = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Box box = jitter.near(TRUTH, random);
      assertThat(Iou.of(box, TRUTH)).isGreaterThanOrEqualTo(0.6);
      boxes.add(box);
    }
    assertThat(boxes).hasSizeGreaterThan(190);
  }

  @Test
  void givesTheTruthWhereNothingOverlapsEnough() {
    assertThat(new BoxJitter(0.2, 1.3, 1).near(TRUTH, new Random(1))).isEqualTo(TRUTH);
  }
}
