package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Clusters of shapes. */
class PriorClustersTest {
  @Test
  void overlapOfShapes() {
    PriorShape wide = new PriorShape(8, 2);
    assertThat(wide.iou(wide)).isEqualTo(1);
    assertThat(wide.iou(new PriorShape(2, 4))).isCloseTo(4 / 20.0, within(1e-15));
    assertThatThrownBy(() -> new PriorShape(0, 1)).hasMessageContaining("0.0 by 1.0");
  }

  /** Shapes around 10 x 30 and 60 x 20: their means are found wherever the centres begin. */
  @Test
  void findsWhatLiesApart() {
    List<PriorShape> shapes = new ArrayList<>();
    Random random = new Random(1);
    double[] sums = new double[4];
    for (int i = 0; i < 100; i++) {
      PriorShape tall = new PriorShape(9 + 2 * random.nextDouble(), 28 + 4 * random.nextDouble());
      PriorShape wide = new PriorShape(58 + 4 * random.nextDouble(), 19 + 2 * random.nextDouble());
      shapes.add(tall);
      shapes.add(wide);
      sums[0] += tall.width();
      sums[1] += tall.height();
      sums[2] += wide.width();
      sums[3] += wide.height();
    }
    for (int seed = 0; seed < 20; seed++) {
      List<PriorShape> found = PriorClusters.of(shapes, 2, new SplittableRandom(seed));
      assertThat(found.get(0).width()).isCloseTo(sums[0] / 100, within(1e-9));
      assertThat(found.get(0).height()).isCloseTo(sums[1] / 100, within(1e-9));
      assertThat(found.get(1).width()).isCloseTo(sums[2] / 100, within(1e-9));
      assertThat(found.get(1).height()).isCloseTo(sums[3] / 100, within(1e-9));
    }
  }

  /** At the end no shape is nearer to another centre, and centres are their shapes' means. */
  @Test
  void endsWhereNothingMoves() {
    Random random = new Random(2);
    List<PriorShape> shapes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      shapes.add(new PriorShape(1 + 99 * random.nextDouble(), 1 + 99 * random.nextDouble()));
    }
    List<PriorShape> found = PriorClusters.of(shapes, 5, new SplittableRandom(3));
    double[][] sums = new double[5][3];
    for (PriorShape shape : shapes) {
      int best = 0;
      for (int c = 1; c < 5; c++) {
        best = shape.iou(found.get(c)) > shape.iou(found.get(best)) ? c : best;
      }
      sums[best][0] += shape.width();
      sums[best][1] += shape.height();
      sums[best][2]++;
    }
    for (int c = 0; c < 5; c++) {
      assertThat(found.get(c).width()).isCloseTo(sums[c][0] / sums[c][2], within(1e-9));
      assertThat(found.get(c).height()).isCloseTo(sums[c][1] / sums[c][2], within(1e-9));
    }
  }

  @Test
  void needsAsManyShapesAsClusters() {
    assertThatThrownBy(
            () -> PriorClusters.of(List.of(new PriorShape(1, 1)), 2, new SplittableRandom(1)))
        .hasMessageContaining("1 shapes for 2 clusters");
  }
}
