package org.fovea.features.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourHistogramTest {
  private static final float[] A = {0.5f, 0.25f, 0, 0.25f};
  private static final float[] B = {0.25f, 0.25f, 0.5f, 0};

  /** {@code cv2.compareHist}, from crcs.py; sums of doubles. */
  @ParameterizedTest
  @CsvSource({
    "CORRELATION,-0.5",
    "CHI_SQUARE,0.375",
    "INTERSECTION,0.5",
    "BHATTACHARYYA,0.6296400633748827"
  })
  void comparesAsOpenCv(HistogramComparison comparison, double expected) {
    assertThat(comparison.between(A, B)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void equalHistogramsAreAsCloseAsCanBe() {
    assertThat(HistogramComparison.CORRELATION.between(A, A)).isCloseTo(1, within(1e-15));
    assertThat(HistogramComparison.CORRELATION.between(new float[3], new float[3])).isEqualTo(1);
    assertThat(HistogramComparison.CHI_SQUARE.between(A, A)).isZero();
    assertThat(HistogramComparison.INTERSECTION.between(A, A)).isEqualTo(1);
    assertThat(HistogramComparison.BHATTACHARYYA.between(A, A)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelIsCountedOnceInItsBin(ColourSpace space) {
    Planar<GrayU8> image = Views.inside(Views.noise(13, 7, 5));
    Planar<GrayF32> colours = space.fromRgb(image);
    int bands = space.bands();
    float[] joint = new ColourHistogram(space, 4, true).of(image);
    float[] apart = new ColourHistogram(space, 4, false).of(image);
    double[] expectedJoint = new double[joint.length];
    double[] expectedApart = new double[apart.length];
    for (int i = 0; i < 91; i++) {
      int index = 0;
      for (int band = 0; band < bands; band++) {
        float low = space.lowest(band);
        float range = space.highest(band) - low;
        int bin = Math.min((int) ((colours.getBand(band).data[i] - low) / range * 4), 3);
        expectedApart[4 * band + bin] += 1 / 91.0;
        index = 4 * index + bin;
      }
      expectedJoint[index] += 1 / 91.0;
    }
    assertCloseTo(joint, expectedJoint);
    assertCloseTo(apart, expectedApart);
  }

  private static void assertCloseTo(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within((double) Math.ulp(1f)));
    }
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ColourHistogram(ColourSpace.RGB, 0, false))
        .withMessageContaining("bins must be 1..256, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ColourHistogram(ColourSpace.RGB, 257, false));
    assertThat(new ColourHistogram(ColourSpace.RGB, 256, true).length()).isEqualTo(1 << 24);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ColourHistogram(ColourSpace.RGB, 4, true).of(Images.rgb(0, 2)))
        .withMessageContaining("0 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistogramComparison.INTERSECTION.between(A, new float[3]))
        .withMessageContaining("got 4 and 3");
  }
}
