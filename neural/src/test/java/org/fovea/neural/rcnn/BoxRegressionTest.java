package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class BoxRegressionTest {
  @Test
  void learnsAShiftThatTheFeaturesTell() {
    Random random = new Random(5);
    List<Box> proposals = new ArrayList<>();
    List<Box> truths = new ArrayList<>();
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Box truth = Box.ofXywh(random.nextInt(100), random.nextInt(100), 20, 30);
      double tx = random.nextDouble() - 0.5;
      double th = random.nextDouble() - 0.5;
      Box proposal = new BoxDeltas(-tx, 0, 0, -th).decode(truth);
      BoxDeltas back = BoxDeltas.encode(proposal, truth);
      proposals.add(proposal);
      truths.add(truth);
      features.add(new float[] {(float) back.tx(), (float) back.th(), random.nextFloat()});
    }
    BoxRegression regression = BoxRegression.fit(proposals, truths, features, 1e-6);
    for (int i = 0; i < 20; i++) {
      Box refined = regression.refine(proposals.get(i), features.get(i));
      assertThat(refined.x1()).isCloseTo(truths.get(i).x1(), within(1e-3));
      assertThat(refined.y2()).isCloseTo(truths.get(i).y2(), within(1e-3));
    }
  }

  @Test
  void refusesUnequalLists() {
    assertThatThrownBy(
            () -> BoxRegression.fit(List.of(new Box(0, 0, 1, 1)), List.of(), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("truth");
  }
}
