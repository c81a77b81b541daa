package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.detection.Size;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Priors in the cells of grids, against a literal matcher and by hand. */
class GridPriorsTest {
  private static final double IGNORED = 0.3;
  private static final GridPriors PRIORS =
      GridPriors.of(
          new Size(64, 96),
          List.of(new Size(4, 6), new Size(2, 3)),
          List.of(
              List.of(new PriorShape(8, 12)),
              List.of(new PriorShape(20, 16), new PriorShape(30, 40))));

  @Test
  void liesInCellsMapByMap() {
    assertThat(PRIORS.count()).isEqualTo(24 + 12);
    // The second map's second cell in its second row, second shape.
    int at = 24 + 2 * (3 + 1) + 1;
    assertThat(PRIORS.corners().data()[2 * at]).isEqualTo(32);
    assertThat(PRIORS.corners().data()[2 * at + 1]).isEqualTo(32);
    assertThat(PRIORS.shapes().data()[2 * at]).isEqualTo(30);
    Tensor boxes = PRIORS.decode(Tensor.zeros(1, PRIORS.count(), 4));
    float[] box = new float[4];
    System.arraycopy(boxes.data(), 4 * at, box, 0, 4);
    assertThat(box).containsExactly(48 - 15, 48 - 20, 48 + 15, 48 + 20);
    // A box three quarters into the cell and twice the shape's size.
    Tensor truth = Tensor.of(new float[] {56 - 30, 56 - 40, 56 + 30, 56 + 40}, 1, 4);
    assertThat(PRIORS.encode(truth, new int[] {at}).data())
        .containsExactly(
            new float[] {0.75f, 0.75f, (float) Math.log(2), (float) Math.log(2)}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8})
  void matchesAsTheLiteralOne(int objects) {
    for (int seed = 0; seed < 20; seed++) {
      Tensor truths = RandomPairs.of(objects, seed).truths();
      Tensor codes = Tensor.randn(new SplittableRandom(seed), 1, PRIORS.count(), 4);
      Tensor boxes = Tensor.of(PRIORS.decode(codes).data(), PRIORS.count(), 4);
      assertThat(PRIORS.match(truths, boxes, IGNORED)).isEqualTo(literal(truths, boxes));
    }
  }

  private static int[] literal(Tensor truths, Tensor boxes) {
    Tensor overlaps = Boxes.iou(truths, boxes);
    int[] owner = new int[truths.dim(0)];
    for (int g = 0; g < owner.length; g++) {
      owner[g] = owner(truths.data(), 4 * g);
    }
    return IntStream.range(0, PRIORS.count())
        .map(
            a -> {
              int match = Matcher.BELOW_LOW;
              for (int g = 0; g < owner.length; g++) {
                boolean near = overlaps.data()[g * PRIORS.count() + a] > IGNORED;
                match = match < 0 && near ? Matcher.BETWEEN : match;
                match = owner[g] == a ? g : match;
              }
              return match;
            })
        .toArray();
  }

  /** Over both maps; the cell is found by division. */
  private static int owner(float[] t, int at) {
    double x = (t[at] + (double) t[at + 2]) / 2;
    double y = (t[at + 1] + (double) t[at + 3]) / 2;
    if (x < 0 || y < 0 || x >= 96 || y >= 64) {
      return -1;
    }
    int fine = (int) (y / 16) * 6 + (int) (x / 16);
    int coarse = 24 + 2 * ((int) (y / 32) * 3 + (int) (x / 32));
    PriorShape shape = new PriorShape(t[at + 2] - t[at], t[at + 3] - t[at + 1]);
    double[] overlaps = {
      shape.iou(new PriorShape(8, 12)),
      shape.iou(new PriorShape(20, 16)),
      shape.iou(new PriorShape(30, 40))
    };
    int best = overlaps[1] > overlaps[0] ? 1 : 0;
    best = overlaps[2] > overlaps[best] ? 2 : best;
    return best == 0 ? fine : coarse + best - 1;
  }

  @Test
  void gradientsOfBoxesAreSlopes() {
    GridPriors one =
        GridPriors.of(
            new Size(2, 2), List.of(new Size(1, 1)), List.of(List.of(new PriorShape(1, 2))));
    Parameter codes = new Parameter(Tensor.of(new float[] {0.3f, -0.5f, 0.2f, -0.4f}, 1, 1, 4));
    for (int i = 0; i < 4; i++) {
      int coordinate = i;
      GradientCheck.check(codes, () -> Sum.sum(Narrow.narrow(one.decode(codes), 2, coordinate, 1)));
    }
  }
}
