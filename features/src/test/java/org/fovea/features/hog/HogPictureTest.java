package org.fovea.features.hog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;

class HogPictureTest {
  /** Sums of a hundred floats of up to 360 in another order. */
  private static final double FLOAT = 1e-3;

  @Test
  void equalsScikitImage() {
    GrayU8 camera = Views.inside(Golden.read("image/camera").gray());
    assertClose(HogPicture.of(camera, HogConfig.scikitImage()), "hog/scikit_camera_picture_9o_8x8");
    HogConfig config = HogConfig.scikitImage().withCellSize(11).withOrientations(6, false);
    assertClose(
        HogPicture.of(Views.inside(Golden.read("image/astronaut").rgb()), config),
        "hog/scikit_astronaut_picture_6o_11x11");
  }

  @Test
  void strokesOfSignedOrientationsLieOnEachOther() {
    GrayU8 light = new GrayU8(16, 16);
    GrayU8 dark = new GrayU8(16, 16);
    for (int i = 0; i < 256; i++) {
      light.data[i] = (byte) (i % 16 < 8 ? 0 : 200);
      dark.data[i] = (byte) (i % 16 < 8 ? 200 : 0);
    }
    HogConfig config = HogConfig.dalalTriggs().withOrientations(18, true);
    // The bins of opposite gradients start at 0 and 180 degrees.
    GrayF32 picture = HogPicture.of(light, config);
    assertThat(HogPicture.of(dark, config).data).isEqualTo(picture.data);
    assertThat(picture.get(12, 9)).isPositive();
  }

  @Test
  void aPictureWithoutWholeCellsIsBlack() {
    for (int cell = 1; cell <= 5; cell++) {
      HogConfig config = HogConfig.dalalTriggs().withCellSize(cell);
      GrayF32 picture = HogPicture.of(Views.noise(3, 4, 5).getBand(0), config);
      assertThat(picture.width).isEqualTo(3);
      assertThat(picture.height).isEqualTo(4);
      if (cell > 3) {
        assertThat(picture.data).containsOnly(0);
      }
    }
    assertThat(HogPicture.of(new GrayU8(1, 1), HogConfig.dalalTriggs()).data).containsOnly(0);
  }

  private static void assertClose(GrayF32 actual, String golden) {
    GrayF32 expected = Golden.read(golden).floats();
    assertThat(actual.width).isEqualTo(expected.width);
    for (int i = 0; i < expected.data.length; i++) {
      assertThat((double) actual.data[i])
          .as("%s[%d]", golden, i)
          .isCloseTo(expected.data[i], within(FLOAT));
    }
  }
}
