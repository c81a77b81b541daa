package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FelzenszwalbTest {
  @ParameterizedTest
  @CsvSource({
    "camera,100,0.5,50,47,d7daf417",
    "camera,300,0.8,20,27,3c70bbdf",
    "camera,50,0.8,50,55,9e681d77",
    "camera,100,1.2,0,114,a563edc8",
    "camera,20,0,5,805,e275252a",
    "astronaut,100,0.5,50,66,97b806ad",
    "astronaut,300,0.8,20,58,e023114c",
    "astronaut,50,0.8,50,67,e995cecc",
    "astronaut,100,1.2,0,236,1cbefe64",
    "astronaut,20,0,5,751,0a39891f",
    "coffee,100,0.5,50,43,8fab9575",
    "coffee,300,0.8,20,33,ae426ba4",
    "coffee,50,0.8,50,61,334ecf7a",
    "coffee,100,1.2,0,115,d1d7c531",
    "coffee,20,0,5,596,4b4d1abc"
  })
  void labelMapsAreThoseOfScikitImage(
      String name, double scale, double sigma, int minSize, int regions, String crc) {
    Golden picture = Golden.read("segmentation/" + name);
    Felzenszwalb felzenszwalb = new Felzenszwalb(scale, sigma, minSize);
    LabelMap map =
        picture.shape().length == 2
            ? felzenszwalb.segment(Views.inside(picture.gray()))
            : felzenszwalb.segment(Views.inside(picture.rgb()));
    assertThat(map.count()).isEqualTo(regions);
    assertThat(Crc.of(map.labels().data)).isEqualTo(crc);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "6,1", "2,2", "5,3", "13,11"})
  void equalsTheLiteralAlgorithmWithManyEqualWeights(int width, int height) {
    for (int seed = 0; seed < 20; seed++) {
      Planar<GrayU8> image = Views.noise(width, height, seed);
      for (GrayU8 band : image.bands) {
        for (int i = 0; i < band.data.length; i++) {
          band.data[i] = (byte) (100 + (band.data[i] & 3));
        }
      }
      for (int minSize : new int[] {0, 3}) {
        LabelMap map = new Felzenszwalb(1, 0, minSize).segment(image);
        assertThat(map.labels().data).isEqualTo(LiteralFelzenszwalb.labels(image, 1, minSize));
      }
    }
  }

  @Test
  void aUniformPictureIsOneRegion() {
    LabelMap map = new Felzenszwalb(1, 0.8, 0).segment(new GrayU8(31, 17));
    assertThat(map.count()).isEqualTo(1);
    assertThat(map.areas()).containsExactly(31 * 17);
  }

  @Test
  void aScaleOfZeroJoinsNothingButSmallRegions() {
    Planar<GrayU8> image = Views.noise(9, 8, 5);
    assertThat(new Felzenszwalb(0, 0, 0).segment(image).count()).isEqualTo(72);
    assertThat(new Felzenszwalb(0, 0, 73).segment(image).count()).isEqualTo(1);
  }

  @Test
  void oneGraphServesManyScales() {
    Planar<GrayU8> image = Views.noise(20, 15, 1);
    PixelGraph graph = PixelGraph.of(image, 0.8);
    for (double scale : new double[] {500, 50, 5}) {
      assertThat(graph.segment(scale, 4).labels().data)
          .isEqualTo(new Felzenszwalb(scale, 0.8, 4).segment(image).labels().data);
    }
  }

  @Test
  void wrongInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Felzenszwalb(-1, 0.8, 20))
        .withMessageContaining("scale");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Felzenszwalb(1, Double.NaN, 20))
        .withMessageContaining("sigma");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Felzenszwalb(1, 1, 20).segment(Images.rgb(0, 4)))
        .withMessageContaining("0 x 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PixelGraph.ofUnit(new GrayF64[0], 1))
        .withMessageContaining("band");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PixelGraph.ofUnit(new GrayF64[] {new GrayF64(2, 3), new GrayF64(3, 2)}, 1))
        .withMessageContaining("3 x 2");
  }
}
