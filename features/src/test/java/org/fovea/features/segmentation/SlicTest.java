package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicTest {
  /** The rows are those that goldens_segmentation.py prints; whole label maps are equal. */
  @ParameterizedTest
  @CsvSource({
    "camera,60,0.2,10,0,56,ed429503",
    "camera,250,0.4,10,0,256,06bbf42c",
    "camera,30,0.02,3,1.5,19,0f8ffb30",
    "camera,1,0.2,2,0,1,4af88561",
    "camera,1500,0.1,10,0,1485,42f3fcb5",
    "astronaut,60,10,10,0,40,2316ca14",
    "astronaut,250,20,10,0,226,2566f491",
    "astronaut,30,1,3,1.5,14,39337f59",
    "astronaut,1,10,2,0,1,d7978eeb",
    "astronaut,1500,5,10,0,1491,a8507b70",
    "coffee,60,10,10,0,39,ce329548",
    "coffee,250,20,10,0,225,951d004a",
    "coffee,30,1,3,1.5,22,c2492af1",
    "coffee,1,10,2,0,1,5127aa05",
    "coffee,1500,5,10,0,1403,596e4a3f"
  })
  void labelMapsAreThoseOfScikitImage(
      String name,
      int segments,
      double compactness,
      int iterations,
      double sigma,
      int regions,
      String crc) {
    Golden picture = Golden.read("segmentation/" + name);
    Slic slic = new Slic(segments, compactness, iterations, sigma);
    LabelMap map =
        picture.shape().length == 2
            ? slic.segment(Views.inside(picture.gray()))
            : slic.segment(Views.inside(picture.rgb()));
    assertThat(map.count()).isEqualTo(regions);
    assertThat(Crc.of(map.labels().data)).isEqualTo(crc);
  }

  @Test
  void aNarrowStripHasItsClustersInOneRow() {
    LabelMap map =
        new Slic(7, 10)
            .segment(Images.crop(Golden.read("segmentation/coffee").rgb(), 0, 40, 150, 3));
    assertThat(map.count()).isEqualTo(5);
    assertThat(Crc.of(map.labels().data)).isEqualTo("cd4b217e");
  }

  @ParameterizedTest
  @CsvSource({"1,1,5", "1,9,3", "9,1,1", "2,3,100", "7,5,4"})
  void tinyPicturesAreCovered(int width, int height, int segments) {
    LabelMap map = new Slic(segments, 10).segment(Views.noise(width, height, 1));
    assertThat(map.labels().data).hasSize(width * height);
    assertThat(map.areas()).doesNotContain(0);
  }

  @Test
  void aUniformPictureIsCutIntoItsGrid() {
    // Clusters begin on pixels, not between them, so those at the left and at the top are larger.
    assertThat(new Slic(12, 10).segment(Images.rgb(40, 30)).areas())
        .containsExactly(121, 110, 110, 99, 110, 100, 100, 90, 99, 90, 90, 81);
  }

  @Test
  void wrongInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slic(0, 10))
        .withMessage("segments must be at least 1, got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Slic(5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Slic(5, 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Slic(5, 1, 1, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slic(5, 10).segment(Images.rgb(0, 3)));
  }
}
