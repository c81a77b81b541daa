package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.alg.misc.ImageMiscOps;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanShiftTest {
  /** The rows are those that goldens_segmentation.py prints; every byte is equal. */
  @ParameterizedTest
  @CsvSource({
    "astronaut,3,20,5,1,fea1b0e4",
    "astronaut,6,40,5,1,9e05987d",
    "astronaut,10,15,20,0,97d6cbed",
    "coffee,3,20,5,1,9d6d780e",
    "coffee,6,40,5,1,def1fb76",
    "coffee,10,15,20,0,29846eb3"
  })
  void filtersAsOpenCvDoes(
      String name, int spatial, double colour, int iterations, double epsilon, String crc) {
    Planar<GrayU8> image = Views.inside(Golden.read("segmentation/" + name).rgb());
    Planar<GrayU8> filtered =
        new MeanShiftFilter(spatial, colour, iterations, epsilon).apply(image);
    byte[] interleaved = new byte[3 * image.width * image.height];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = filtered.getBand(i % 3).data[i / 3];
    }
    assertThat(Crc.of(interleaved)).isEqualTo(crc);
  }

  @Test
  void regionsAreTheColoursOfThePicture() {
    Planar<GrayU8> image = Images.rgb(31, 20);
    ImageMiscOps.fillRectangle(image.getBand(0), 200, 5, 4, 9, 8);
    ImageMiscOps.fillRectangle(image.getBand(1), 200, 20, 4, 9, 8);
    LabelMap map = new MeanShift(new MeanShiftFilter(4, 30), 5).segment(Views.inside(image));
    assertThat(map.areas()).containsExactly(31 * 20 - 144, 72, 72);
    assertThat(map.labels().get(21, 5)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "9,1", "2,3"})
  void tinyPicturesAreCovered(int width, int height) {
    Planar<GrayU8> image = Views.noise(width, height, 1);
    assertThat(new MeanShift(new MeanShiftFilter(3, 30), 1).segment(image).areas())
        .doesNotContain(0);
    assertThat(new MeanShiftFilter(3, 0).apply(image).getBand(2).data)
        .isEqualTo(image.getBand(2).data);
  }

  @Test
  void wrongInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeanShiftFilter(0, 10))
        .withMessage("spatialRadius must be 1..1000, got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanShiftFilter(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanShiftFilter(1, 5, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeanShift(new MeanShiftFilter(1, 5), 0));
  }
}
