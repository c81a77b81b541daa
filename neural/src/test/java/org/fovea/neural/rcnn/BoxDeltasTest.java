package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

/**
 * Golden values: torchvision 0.14.1, {@code BoxCoder((1, 1, 1, 1))}, in float64, printed with 9
 * digits: hence the tolerance.
 */
class BoxDeltasTest {
  private static final double PRINTED = 1e-7;

  private static final double[][] PROPOSALS = {
    {5.5, 4.25, 11.25, 6.75},
    {12, 3.75, 20.25, 12.75},
    {4, 15.5, 7.25, 20.75},
    {4, 15.5, 7.75, 20.75},
    {19.25, 1.75, 29.5, 8.5}
  };

  @Test
  void encodesAsTorchvision() {
    double[][] truths = {
      {13, 14.75, 25.75, 25},
      {4, 18.5, 12, 21.75},
      {17, 4.75, 29.75, 12},
      {5, 7.5, 8.25, 15.25},
      {13.75, 12.75, 16.25, 15.5}
    };
    double[][] golden = {
      {1.91304348, 5.75, 0.796331417, 1.41098697},
      {-0.984848485, 1.31944444, -0.0307716587, -1.01856958},
      {5.46153846, -1.85714286, 1.36687628, 0.322773392},
      {0.2, -1.28571429, -0.143100844, 0.389464767},
      {-0.914634146, 1.33333333, -1.41098697, -0.897941593}
    };
    for (int i = 0; i < golden.length; i++) {
      BoxDeltas t = BoxDeltas.encode(box(PROPOSALS[i]), box(truths[i]));
      assertThat(new double[] {t.tx(), t.ty(), t.tw(), t.th()})
          .containsExactly(golden[i], within(PRINTED));
    }
  }

  @Test
  void decodesAsTorchvision() {
    double[][] codes = {
      {1.370854377746582, -1.392150640487671, -1.9178199768066406, 0.03013443946838379},
      {0.7050297260284424, -1.428537368774414, -1.0547339916229248, -0.8553245067596436},
      {0.6534123420715332, 0.9119305610656738, 0.6423370838165283, 0.4376366138458252},
      {-0.16471242904663086, 0.8276107311248779, 0.7249794006347656, -1.3664100170135498},
      {0.13737130165100098, 1.9893932342529297, -1.1705729961395264, 0.6268784999847412}
    };
    double[][] golden = {
      {15.8349978, 0.731382052, 16.6798276, 3.30786475},
      {20.5048194, -6.51998975, 23.3781711, -2.69368289},
      {4.65959788, 18.8464004, 10.8375823, 26.9788704},
      {1.38603733, 21.8005266, 9.12861946, 23.139386},
      {24.1933364, 12.2362185, 27.3727753, 24.8705901}
    };
    for (int i = 0; i < golden.length; i++) {
      double[] c = codes[i];
      assertThat(edges(new BoxDeltas(c[0], c[1], c[2], c[3]).decode(box(PROPOSALS[i]))))
          .containsExactly(golden[i], within(PRINTED));
    }
  }

  @Test
  void cutsGrowthWhereTorchvisionDoes() {
    assertThat(edges(new BoxDeltas(0, 0, 10, -10).decode(new Box(0, 0, 4, 8))))
        .containsExactly(new double[] {-123.0, 3.9998184, 127.0, 4.0001816}, within(PRINTED));
  }

  @Property
  void decodeUndoesEncode(
      @ForAll @DoubleRange(min = -500, max = 500) double x,
      @ForAll @DoubleRange(min = 1, max = 60) double size,
      @ForAll @DoubleRange(min = 1, max = 60) double other) {
    Box proposal = Box.ofXywh(x, 3, size, other);
    Box truth = Box.ofXywh(2, x, other, size);
    // A few roundings of numbers up to 1000.
    assertThat(edges(BoxDeltas.encode(proposal, truth).decode(proposal)))
        .containsExactly(edges(truth), within(1e-10));
  }

  @Test
  void refusesEmptyBoxes() {
    Box good = new Box(0, 0, 1, 1);
    Box flat = new Box(2, 2, 2, 5);
    assertThatThrownBy(() -> BoxDeltas.encode(flat, good)).hasMessageContaining("proposal");
    assertThatThrownBy(() -> BoxDeltas.encode(good, flat)).hasMessageContaining("truth");
  }

  private static Box box(double[] edges) {
    return new Box(edges[0], edges[1], edges[2], edges[3]);
  }

  private static double[] edges(Box box) {
    return new double[] {box.x1(), box.y1(), box.x2(), box.y2()};
  }
}
