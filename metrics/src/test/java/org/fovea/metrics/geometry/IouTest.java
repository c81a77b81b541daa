package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;

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

class IouTest {
  private static List<Box> boxes(Golden.Node rows) {
    return Arrays.stream(rows.matrix()).map(r -> new Box(r[0], r[1], r[2], r[3])).toList();
  }

  @Test
  void matrixEqualsTorchvisionsFormula() {
    Golden.Node golden = Golden.json(Golden.path("iou_nms.json.gz"));
    double[][] actual = Iou.matrix(boxes(golden.get("A")), boxes(golden.get("B")));
    assertThat(actual).isDeepEqualTo(golden.get("iou").matrix());
  }

  @Test
  void aCrowdIsDividedByTheDetectionsArea() {
    Box detection = Box.ofXywh(0, 0, 10, 10);
    Box crowd = Box.ofXywh(5, 0, 100, 100);
    assertThat(Iou.withCrowd(detection, crowd)).isEqualTo(0.5);
  }

  @Test
  void boxesThatTouchOrHaveNoAreaDoNotOverlap() {
    Box unit = Box.ofXywh(0, 0, 1, 1);
    assertThat(Iou.of(unit, Box.ofXywh(1, 0, 1, 1))).isZero();
    assertThat(Iou.of(Box.ofXywh(0.5, 0.5, 0, 0), unit)).isZero();
    Box point = Box.ofXywh(0, 0, 0, 0);
    assertThat(Iou.of(point, point)).isZero();
    assertThat(Iou.withCrowd(point, unit)).isZero();
  }

  @Property
  void isSymmetricAndAtMostOne(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
    double iou = Iou.of(a, b);
    // The sum of the two areas is rounded alike, so the bits are the same.
    assertThat(Iou.of(b, a)).isEqualTo(iou);
    assertThat(iou).isBetween(0.0, 1 + 1e-12);
  }

  @Provide
  Arbitrary<Box> boxes() {
    Arbitrary<Double> place = Arbitraries.doubles().between(-50, 50);
    Arbitrary<Double> size = Arbitraries.doubles().between(0, 50);
    return Combinators.combine(place, place, size, size).as(Box::ofXywh);
  }
}
