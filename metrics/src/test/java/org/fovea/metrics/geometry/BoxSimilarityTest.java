package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoxSimilarityTest {
  /** The order of a few operations differs from the reference's. */
  private static final double ROUNDING = 1e-14;

  private static List<Box> boxes(Golden.Node rows) {
    return Arrays.stream(rows.matrix()).map(r -> new Box(r[0], r[1], r[2], r[3])).toList();
  }

  @ParameterizedTest
  @EnumSource
  void matrixEqualsTorchvisionsFormula(BoxSimilarity similarity) {
    Golden.Node golden = Golden.json(Golden.path("iou_nms.json.gz"));
    double[][] actual = similarity.matrix(boxes(golden.get("A")), boxes(golden.get("B")));
    double[][] expected = golden.get(similarity.name().toLowerCase(java.util.Locale.ROOT)).matrix();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(ROUNDING));
    }
  }

  @Property
  void isSymmetricAndAtMostOne(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
    for (BoxSimilarity similarity : BoxSimilarity.values()) {
      double value = similarity.of(a, b);
      assertThat(similarity.of(b, a)).isEqualTo(value);
      assertThat(value).isBetween(-2.0, 1 + 1e-12);
    }
  }

  @Test
  void boxesWithoutAreaHaveANumber() {
    Box point = Box.ofXywh(3, 3, 0, 0);
    Box line = Box.ofXywh(0, 3, 9, 0);
    for (BoxSimilarity similarity : BoxSimilarity.values()) {
      assertThat(similarity.of(point, point)).isZero();
      assertThat(similarity.of(point, line)).isFinite();
      assertThat(similarity.of(line, Box.ofXywh(0, 0, 1, 1))).isFinite();
    }
  }

  @Test
  void boxesApartAreToldApart() {
    Box a = Box.ofXywh(0, 0, 1, 1);
    Box near = Box.ofXywh(2, 0, 1, 1);
    Box far = Box.ofXywh(9, 0, 1, 1);
    assertThat(BoxSimilarity.GIOU.of(a, near)).isGreaterThan(BoxSimilarity.GIOU.of(a, far));
    assertThat(BoxSimilarity.DIOU.of(a, near)).isGreaterThan(BoxSimilarity.DIOU.of(a, far));
  }

  @Provide
  Arbitrary<Box> boxes() {
    Arbitrary<Double> place = Arbitraries.doubles().between(-50, 50);
    Arbitrary<Double> size = Arbitraries.doubles().between(0, 50);
    return Combinators.combine(place, place, size, size).as(Box::ofXywh);
  }
}
