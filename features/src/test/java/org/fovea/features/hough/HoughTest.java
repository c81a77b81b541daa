package org.fovea.features.hough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.gradient.CentralDifference;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoughTest {
  @ParameterizedTest
  @ValueSource(strings = {"1_0.02_35", "2.5_0.07_60", "0.5_3_4"})
  void linesEqualOpenCv(String settings) {
    String[] s = settings.split("_", -1);
    HoughLines hough =
        new HoughLines(Float.parseFloat(s[0]), Float.parseFloat(s[1]), Integer.parseInt(s[2]));
    GrayU8 edges = Views.inside(Golden.read("hough/camera_edges").gray());
    List<HoughLine> lines = hough.find(edges);
    double[] expected = Golden.read("hough/lines_" + settings).values();
    assertThat(lines.stream().flatMap(line -> List.of(line.rho(), line.theta()).stream()))
        .containsExactly(floats(expected));
  }

  private static Float[] floats(double[] values) {
    Float[] floats = new Float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void aDrawnLineHasAllItsVotes() {
    GrayU8 edges = new GrayU8(40, 30);
    for (int x = 3; x < 38; x++) {
      edges.set(x, 11, 1);
    }
    List<HoughLine> lines = new HoughLines(1, (float) (Math.PI / 180), 30).find(edges);
    assertThat(lines.get(0).rho()).isEqualTo(11);
    assertThat((double) lines.get(0).theta()).isCloseTo(Math.PI / 2, within(1e-5));
    assertThat(lines.get(0).votes()).isEqualTo(35);
  }

  @Test
  void onePixelIsNoLine() {
    GrayU8 edges = new GrayU8(1, 1);
    edges.set(0, 0, 255);
    assertThat(new HoughLines(1, 0.1f, 1).find(edges)).isEmpty();
    assertThat(
            new HoughCircles(HoughCirclesConfig.ofRadii(1, 5))
                .find(edges, new Gradient(new GrayF32(1, 1), new GrayF32(1, 1))))
        .isEmpty();
  }

  /** Centres differ from OpenCV's by its half pixel and one of rounding. */
  @Test
  void circlesAreThoseThatWereDrawn() {
    double[] drawn = {30, 35, 17, 88, 40, 28, 50, 84, 12, 101, 89, 15};
    double[] opencv = Golden.read("hough/circles_found").values();
    GrayU8 image = Views.inside(Golden.read("hough/circles").gray());
    GrayU8 edges = Views.inside(Golden.read("hough/circles_edges").gray());
    List<HoughCircle> circles =
        new HoughCircles(new HoughCirclesConfig(8, 40, 15, 15))
            .find(edges, CentralDifference.of(image, Tone.LINEAR));
    assertThat(circles).hasSize(4);
    for (HoughCircle circle : circles) {
      assertThat(List.of(0, 3, 6, 9)).anySatisfy(i -> near(circle, drawn, i, 1));
      assertThat(List.of(0, 3, 6, 9)).anySatisfy(i -> near(circle, opencv, i, 1.5));
    }
  }

  private static void near(HoughCircle circle, double[] others, int i, double by) {
    assertThat(circle.x()).isCloseTo(others[i], within(by));
    assertThat(circle.y()).isCloseTo(others[i + 1], within(by));
    assertThat(circle.radius()).isCloseTo(others[i + 2], within(by));
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HoughLines(0, 0.1f, 1))
        .withMessage("rhoStep must be at least 0.01, got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoughCirclesConfig.ofRadii(5, 4))
        .withMessage("maxRadius must be 5..30000, got 4");
    GrayF32 plane = new GrayF32(2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HoughCircles(HoughCirclesConfig.ofRadii(1, 2))
                    .find(new GrayU8(1, 1), new Gradient(plane, plane)));
  }
}
