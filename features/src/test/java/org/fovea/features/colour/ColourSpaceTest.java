package org.fovea.features.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourSpaceTest {
  /** One rounding to float of a number up to 1, and one of a number up to 128. */
  private static final double UNIT = 1e-7;

  private static final double LAB = 8e-6;

  private final Planar<GrayU8> colours = Golden.read("colour/rgb").rgb();

  @Test
  void hsvEqualsScikitImage() {
    assertEquals(ColourSpace.HSV.fromRgb(Views.inside(colours)), Golden.read("colour/hsv"), UNIT);
  }

  @Test
  void labEqualsScikitImage() {
    assertEquals(ColourSpace.LAB.fromRgb(Views.inside(colours)), Golden.read("colour/lab"), LAB);
  }

  @Test
  void hueIsTheFirstBandOfHsv() {
    GrayF32 hue = ColourSpace.HUE.fromRgb(colours).getBand(0);
    assertThat(hue.data).isEqualTo(ColourSpace.HSV.fromRgb(colours).getBand(0).data);
  }

  @Test
  void normalisedColourDoesNotChangeWithTheStrengthOfLight() {
    Planar<GrayF32> bright = ColourSpace.RGI.fromRgb(pixel(200, 100, 20));
    Planar<GrayF32> dim = ColourSpace.RGI.fromRgb(pixel(100, 50, 10));
    assertThat(bright.getBand(0).data[0]).isEqualTo(0.625f);
    assertThat(bright.getBand(1).data[0]).isEqualTo(0.3125f);
    assertThat(dim.getBand(0).data[0]).isEqualTo(0.625f);
    assertThat(dim.getBand(1).data[0]).isEqualTo(0.3125f);
    assertThat((double) bright.getBand(2).data[0])
        .isCloseTo((0.299 * 200 + 0.587 * 100 + 0.114 * 20) / 255, within(UNIT));
    assertThat(ColourSpace.RGI.fromRgb(pixel(0, 0, 0)).getBand(1).data[0]).isEqualTo(1 / 3f);
  }

  @ParameterizedTest
  @EnumSource
  void everySpaceKeepsToItsRangeAndItsSize(ColourSpace space) {
    Planar<GrayF32> converted = space.fromRgb(Views.inside(colours));
    assertThat(converted.getNumBands()).isEqualTo(space.bands());
    for (int band = 0; band < space.bands(); band++) {
      GrayF32 values = converted.getBand(band);
      assertThat(values.width).isEqualTo(16);
      assertThat(values.height).isEqualTo(16);
      for (float v : values.data) {
        assertThat(v).isBetween(space.lowest(band), space.highest(band));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPixelsAreNoPixels(ColourSpace space) {
    assertThat(space.fromRgb(Images.rgb(0, 3)).width).isZero();
  }

  @Test
  void anotherNumberOfBandsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColourSpace.LAB.fromRgb(new Planar<>(GrayU8.class, 2, 2, 4)))
        .withMessageContaining("got 4");
  }

  private static Planar<GrayU8> pixel(int r, int g, int b) {
    Planar<GrayU8> pixel = Images.rgb(1, 1);
    pixel.getBand(0).data[0] = (byte) r;
    pixel.getBand(1).data[0] = (byte) g;
    pixel.getBand(2).data[0] = (byte) b;
    return pixel;
  }

  private static void assertEquals(Planar<GrayF32> actual, Golden expected, double tolerance) {
    for (int i = 0; i < expected.values().length; i++) {
      assertThat((double) actual.getBand(i % 3).data[i / 3])
          .as("band %d of pixel %d", i % 3, i / 3)
          .isCloseTo(expected.values()[i], within(tolerance));
    }
  }
}
