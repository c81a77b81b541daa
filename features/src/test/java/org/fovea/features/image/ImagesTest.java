package org.fovea.features.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private final Planar<GrayU8> astronaut = Golden.read("image/astronaut").rgb();

  @Test
  void grayEqualsOpenCvToTheLastBit() {
    byte[] expected = Golden.read("image/astronaut_gray").gray().data;
    assertThat(Images.toGray(astronaut).data).isEqualTo(expected);
    assertThat(Images.toGray(Views.inside(astronaut)).data).isEqualTo(expected);
  }

  @Test
  void floatGrayIsByteGrayBeforeRounding() {
    GrayU8 bytes = Images.toGray(astronaut);
    GrayF32 floats = Images.toGrayF32(Views.inside(astronaut));
    for (int i = 0; i < floats.data.length; i++) {
      // Half a level of rounding, and the error of 15-bit weights.
      assertThat(floats.data[i]).isCloseTo(bytes.data[i] & 0xFF, within(0.51f));
    }
  }

  @Test
  void bytesGoToFloatsAndBack() {
    GrayU8 gray = Images.toGray(astronaut);
    GrayF32 floats = Images.toF32(Views.inside(gray));
    assertThat(Images.toU8(Views.inside(floats)).data).isEqualTo(gray.data);
  }

  @Test
  void floatsAreRoundedAndHeldToTheRangeOfBytes() {
    GrayF32 floats = new GrayF32(6, 1);
    floats.data = new float[] {-3, 0.49f, 0.5f, 254.6f, 1e9f, Float.NaN};
    assertThat(Images.toU8(floats).data).containsExactly(0, 0, 1, 255, 255, 0);
  }

  @Test
  void cropCopiesAPart() {
    Planar<GrayU8> part = Images.crop(Views.inside(astronaut), 10, 5, 7, 3);
    assertThat(part.width).isEqualTo(7);
    assertThat(part.height).isEqualTo(3);
    for (int band = 0; band < 3; band++) {
      assertThat(part.getBand(band).get(6, 2)).isEqualTo(astronaut.getBand(band).get(16, 7));
    }
    part.getBand(0).set(0, 0, 255 - part.getBand(0).get(0, 0));
    assertThat(part.getBand(0).get(0, 0)).isNotEqualTo(astronaut.getBand(0).get(10, 5));
  }

  @Test
  void cropOutsideThePictureIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.crop(astronaut, 60, 0, 2, 1))
        .withMessageContaining("61 x 47")
        .withMessageContaining("2 x 1 at (60, 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.crop(astronaut, 1, 0, Integer.MAX_VALUE, 1));
  }

  @Test
  void flipReversesColumns() {
    Planar<GrayU8> flipped = Images.flipHorizontal(Views.inside(astronaut));
    assertThat(flipped.getBand(1).get(0, 3)).isEqualTo(astronaut.getBand(1).get(60, 3));
    Planar<GrayU8> twice = Images.flipHorizontal(flipped);
    for (int band = 0; band < 3; band++) {
      assertThat(twice.getBand(band).data).isEqualTo(astronaut.getBand(band).data);
    }
  }

  @Test
  void grayBecomesThreeEqualBands() {
    GrayU8 gray = Golden.read("image/camera").gray();
    Planar<GrayU8> rgb = Images.toRgb(Views.inside(gray));
    for (int band = 0; band < 3; band++) {
      assertThat(rgb.getBand(band).data).isEqualTo(gray.data);
    }
  }

  @Test
  void wrongBandsAndSizesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.toGray(new Planar<>(GrayU8.class, 2, 2, 4)))
        .withMessage("expected a picture of 3 bands (R, G, B), got 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.requireSameSize(Images.rgb(2, 3), Images.rgb(3, 2)))
        .withMessageContaining("2 x 3 and 3 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.requireNotEmpty(Images.rgb(0, 3)))
        .withMessageContaining("0 x 3");
  }
}
