package org.fovea.neural.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.features.resize.Interpolation;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ImageInputTest {
  /** Band b of pixel (x, y) is 100 b + 10 y + x. */
  private static Planar<GrayU8> image(int width, int height) {
    Planar<GrayU8> image = new Planar<>(GrayU8.class, width, height, 3);
    for (int b = 0; b < 3; b++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.getBand(b).set(x, y, 100 * b % 200 + 10 * y + x);
        }
      }
    }
    return image;
  }

  @Test
  void scalesAndNormalisesBandByBand() {
    ImageInputConfig config =
        ImageInputConfig.of(3, 2)
            .withNormalisation(List.of(0.0, 0.5, 0.25), List.of(1.0, 0.5, 2.0));
    Tensor batch = ImageInput.toTensor(List.of(image(3, 2), image(3, 2)), config);
    assertThat(batch.shape()).isEqualTo(Shape.of(2, 3, 2, 3));
    assertThat(batch.data()[4]).isEqualTo((float) (11 / 255.0));
    assertThat(batch.data()[6 + 5]).isEqualTo((float) ((112 / 255.0 - 0.5) / 0.5));
    assertThat(batch.data()[18 + 12]).isEqualTo((float) ((0 / 255.0 - 0.25) / 2));
  }

  @Test
  void takesSubImagesAndLeavesThemAlone() {
    Planar<GrayU8> whole = image(6, 5);
    Planar<GrayU8> part = whole.subimage(2, 1, 5, 3, null);
    Tensor direct = ImageInput.toTensor(List.of(part), ImageInputConfig.of(3, 2));
    assertThat(direct.data()[0]).isEqualTo((float) (12 / 255.0));
    assertThat(whole.getBand(0).get(2, 1)).isEqualTo(12);
  }

  @Test
  void letterboxCentresAndFills() {
    ImageInputConfig config =
        ImageInputConfig.of(8, 4).withLetterbox(51).withInterpolation(Interpolation.NEAREST);
    Tensor batch = ImageInput.toTensor(List.of(image(2, 2)), config);
    Placement place = Placement.of(2, 2, config);
    assertThat(place).isEqualTo(new Placement(4, 4, 2, 0, 2, 2));
    assertThat(batch.data()[0]).isEqualTo(0.2f);
    assertThat(batch.data()[2]).isEqualTo(0);
    assertThat(batch.data()[5]).isEqualTo((float) (1 / 255.0));
    assertThat(batch.data()[3 * 8 + 5]).isEqualTo((float) (11 / 255.0));
    assertThat(batch.data()[6]).isEqualTo(0.2f);
  }

  @Test
  void refusesOtherBands() {
    Planar<GrayU8> gray = new Planar<>(GrayU8.class, 3, 3, 1);
    assertThatThrownBy(() -> ImageInput.toTensor(List.of(gray), ImageInputConfig.of(3, 3)))
        .hasMessageContaining("picture 0 has 1 bands, expected 3");
    assertThatThrownBy(() -> ImageInput.toTensor(List.of(), ImageInputConfig.of(3, 3)))
        .hasMessageContaining("no pictures");
  }
}
