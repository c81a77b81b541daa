package org.fovea.features.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ByteColourSpaceTest {
  @ParameterizedTest
  @CsvSource({"HSV,6554b165", "YCRCB,05f8dd2d"})
  void equalsOpenCv(ByteColourSpace space, String crc) {
    Planar<GrayU8> colours = Views.inside(Golden.read("colour/rgb").rgb());
    assertThat(Crc.of(space.fromRgb(colours))).isEqualTo(crc);
  }

  @ParameterizedTest
  @EnumSource
  void takesAnySizeButThreeBandsOnly(ByteColourSpace space) {
    assertThat(space.fromRgb(Images.rgb(1, 1)).getBand(2).data).hasSize(1);
    assertThat(space.fromRgb(Images.rgb(0, 3)).width).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.fromRgb(new Planar<>(GrayU8.class, 2, 2, 1)))
        .withMessageContaining("got 1");
  }

  @Test
  void luminanceOfWhiteIsOne() {
    Planar<GrayU8> white = Images.rgb(1, 1);
    for (GrayU8 band : white.bands) {
      band.data[0] = (byte) 255;
    }
    assertThat(Images.toLuminance(white).data).containsExactly(1f);
  }
}
