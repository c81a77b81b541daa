package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

/** Turned boxes and convex polygons. */
class RotatedBoxTest {
  /** Both sides round corners and cuts; 1e5 pixels from the origin the corners lose five digits. */
  private static final double ROUNDING = 1e-11;

  private static List<RotatedBox> boxes(Golden.Node rows) {
    return Arrays.stream(rows.matrix())
        .map(r -> new RotatedBox(r[0], r[1], r[2], r[3], r[4]))
        .toList();
  }

  @Test
  void overlapsEqualShapelys() {
    Golden.Node golden = Golden.json(Golden.path("turned.json.gz")).get("boxes");
    double[][] actual = Iou.rotatedMatrix(boxes(golden.get("a")), boxes(golden.get("b")));
    double[][] expected = golden.get("iou").matrix();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(ROUNDING));
    }
  }

  @Test
  void overlapsOfPolygonsEqualShapelys() {
    Golden.json(Golden.path("turned.json.gz")).get("polygons").stream()
        .forEach(
            golden ->
                assertThat(Iou.of(polygon(golden.get("a")), polygon(golden.get("b"))))
                    .isCloseTo(golden.get("iou").number(), within(1e-12)));
  }

  private static ConvexPolygon polygon(Golden.Node corners) {
    return new ConvexPolygon(
        Arrays.stream(corners.matrix()).flatMapToDouble(Arrays::stream).toArray());
  }

  @Property
  void isSymmetricAndDoesNotChangeWhenBothTurn(
      @ForAll("boxes") RotatedBox a, @ForAll("boxes") RotatedBox b) {
    double iou = Iou.of(a, b);
    assertThat(iou).isBetween(0.0, 1.0);
    assertThat(Iou.of(b, a)).isCloseTo(iou, within(ROUNDING));
    assertThat(Iou.of(halfTurn(a), b)).isCloseTo(iou, within(ROUNDING));
    assertThat(Iou.of(a, a)).isCloseTo(1, within(ROUNDING));
    assertThat(Iou.of(ConvexPolygon.of(a), ConvexPolygon.of(b))).isCloseTo(iou, within(ROUNDING));
  }

  private static RotatedBox halfTurn(RotatedBox box) {
    return new RotatedBox(box.cx(), box.cy(), box.width(), box.height(), box.angle() + Math.PI);
  }

  @Provide
  Arbitrary<RotatedBox> boxes() {
    Arbitrary<Double> place = Arbitraries.doubles().between(-20, 20);
    Arbitrary<Double> size = Arbitraries.doubles().between(0.5, 30);
    Arbitrary<Double> angle = Arbitraries.doubles().between(-4, 4);
    return Combinators.combine(place, place, size, size, angle).as(RotatedBox::new);
  }

  @Property
  void uprightBoxesOverlapAsBoxesDo(@ForAll("boxes") RotatedBox a, @ForAll("boxes") RotatedBox b) {
    Box left = Box.ofCxcywh(a.cx(), a.cy(), a.width(), a.height());
    Box right = Box.ofCxcywh(b.cx(), b.cy(), b.width(), b.height());
    assertThat(Iou.of(RotatedBox.of(left), RotatedBox.of(right)))
        .isCloseTo(Iou.of(left, right), within(ROUNDING));
  }

  @Test
  void positiveAnglesTurnXTowardsY() {
    RotatedBox box = RotatedBox.ofDegrees(5, 5, 4, 2, 90);
    assertThat(box.corners()).containsExactly(new double[] {6, 3, 6, 7, 4, 7, 4, 3}, within(1e-12));
    Box bounds = box.bounds();
    assertThat(new double[] {bounds.x1(), bounds.y1(), bounds.x2(), bounds.y2()})
        .containsExactly(new double[] {4, 3, 6, 7}, within(1e-12));
  }

  @Test
  void boxesWithoutAreaOverlapNothing() {
    RotatedBox line = new RotatedBox(0, 0, 5, 0, 1);
    assertThat(Iou.of(line, line)).isZero();
    assertThat(Iou.of(line, new RotatedBox(0, 0, 5, 5, 0))).isZero();
  }

  @Test
  void refusesWhatIsNoConvexPolygon() {
    assertThatThrownBy(() -> new RotatedBox(0, 0, -1, 1, 0)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new ConvexPolygon(0, 0, 1, 1)).hasMessageContaining("4 numbers");
    assertThatThrownBy(() -> new ConvexPolygon(0, 0, 9, 0, 1, 1, 0, 9))
        .hasMessageContaining("outside the edge");
    double[] star = new double[10];
    for (int i = 0; i < 5; i++) {
      star[2 * i] = Math.cos(i * 0.8 * Math.PI);
      star[2 * i + 1] = Math.sin(i * 0.8 * Math.PI);
    }
    assertThatThrownBy(() -> new ConvexPolygon(star)).hasMessageContaining("convex");
    assertThatThrownBy(() -> new ConvexPolygon(0, 0, 1, Double.NaN, 1, 1))
        .hasMessageContaining("corner 1");
  }

  @Test
  void eitherSenseAndCornersOnALineWillDo() {
    ConvexPolygon square = new ConvexPolygon(0, 0, 1, 0, 2, 0, 2, 2, 0, 2);
    ConvexPolygon reversed = new ConvexPolygon(0, 2, 2, 2, 2, 0, 0, 0);
    assertThat(square.area()).isEqualTo(4);
    assertThat(Iou.of(square, reversed)).isEqualTo(1);
    assertThat(Iou.of(reversed, square)).isEqualTo(1);
  }
}
