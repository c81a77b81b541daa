package org.fovea.features.lbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.stream.IntStream;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LbpTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,8,1",
    "2,3,8,1",
    "1,9,5,2.5",
    "31,17,8,1",
    "13,29,16,2",
    "40,6,24,3",
    "9,9,1,0.5",
    "17,5,31,1.7",
    "6,7,12,20"
  })
  void equalsTheLiteralDefinition(int width, int height, int points, double radius) {
    GrayU8 noise = Views.noise(width, height, 3).getBand(0);
    equalsTheLiteralDefinition(noise, points, radius);
    // Even ground, where rounding decides.
    GrayU8 even = noise.createSameShape();
    for (int i = 0; i < even.data.length; i++) {
      even.data[i] = (byte) (100 + (noise.data[i] & 1));
    }
    equalsTheLiteralDefinition(even, points, radius);
  }

  private static void equalsTheLiteralDefinition(GrayU8 image, int points, double radius) {
    GrayS32 patterns = new Lbp(points, radius, LbpMethod.DEFAULT).labels(Views.inside(image));
    GrayF32 variances = new LbpVariance(points, radius).of(Views.inside(image));
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        assertThat(patterns.get(x, y)).isEqualTo(LiteralLbp.pattern(image, x, y, points, radius));
        assertThat(variances.get(x, y))
            .isEqualTo(Float.valueOf((float) LiteralLbp.variance(image, x, y, points, radius)));
      }
    }
  }

  @Test
  void floatsAreTreatedAsBytesAre() {
    GrayU8 bytes = Golden.read("image/camera").gray();
    GrayF32 floats = Views.inside(Golden.read("image/camera").floats());
    Lbp lbp = new Lbp(8, 1, LbpMethod.UNIFORM);
    assertThat(lbp.labels(floats).data).isEqualTo(lbp.labels(bytes).data);
    LbpVariance variance = new LbpVariance(8, 1.5);
    assertThat(variance.of(floats).data).isEqualTo(variance.of(bytes).data);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5", "8", "11"})
  void labelsFollowFromThePatterns(int points) {
    int uniform = 0;
    for (int pattern = 0; pattern < 1 << points; pattern++) {
      String bits = bits(pattern, points);
      long changes =
          IntStream.range(0, points)
              .filter(i -> bits.charAt(i) != bits.charAt((i + 1) % points))
              .count();
      int p = pattern;
      int least =
          IntStream.range(0, points)
              .map(i -> Integer.parseInt(bits.substring(i) + bits.substring(0, i), 2))
              .min()
              .orElseThrow();
      assertThat(LbpMethod.ROTATION_INVARIANT.label(p, points)).isEqualTo(least);
      assertThat(LbpMethod.UNIFORM.label(p, points))
          .isEqualTo(changes <= 2 ? Integer.bitCount(p) : points + 1);
      uniform += changes <= 2 ? 1 : 0;
    }
    int n = points;
    long[] labels =
        IntStream.range(0, 1 << n)
            .mapToLong(p -> LbpMethod.NON_ROTATION_INVARIANT_UNIFORM.label(p, n))
            .distinct()
            .sorted()
            .toArray();
    int others = uniform < 1 << n ? 1 : 0;
    assertThat(labels).hasSize(uniform + others);
    assertThat(labels[uniform - 1]).isEqualTo(uniform - 1);
  }

  private static String bits(int pattern, int points) {
    return Integer.toBinaryString(1 << points | pattern).substring(1);
  }

  @Test
  void patternsTooLongForATableHaveTheSameLabels() {
    GrayU8 image = Golden.read("image/camera").gray();
    GrayS32 patterns = new Lbp(20, 3, LbpMethod.DEFAULT).labels(image);
    GrayS32 labels = new Lbp(20, 3, LbpMethod.UNIFORM).labels(image);
    for (int i = 0; i < labels.data.length; i++) {
      assertThat(labels.data[i]).isEqualTo(LbpMethod.UNIFORM.label(patterns.data[i], 20));
    }
  }

  @Test
  void labelsAreCounted() {
    assertThat(new Lbp(8, 1, LbpMethod.DEFAULT).labelCount()).isEqualTo(256);
    assertThat(new Lbp(31, 1, LbpMethod.ROTATION_INVARIANT).labelCount()).isEqualTo(1L << 31);
    assertThat(new Lbp(8, 1, LbpMethod.UNIFORM).labelCount()).isEqualTo(10);
    assertThat(new Lbp(8, 1, LbpMethod.NON_ROTATION_INVARIANT_UNIFORM).labelCount()).isEqualTo(59);
  }

  @Test
  void wrongNumbersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lbp(32, 1, LbpMethod.UNIFORM))
        .withMessageContaining("points must be 1..31, got 32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LbpVariance(8, 0))
        .withMessageContaining("radius");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lbp(8, 1, LbpMethod.UNIFORM).labels(new GrayU8(0, 3)));
  }
}
