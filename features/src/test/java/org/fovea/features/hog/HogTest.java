package org.fovea.features.hog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.gradient.CentralDifference;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.Tone;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HogTest {
  /** scikit-image sums in double, this in float: a few hundred terms of 24 bits each. */
  private static final double FLOAT = 2e-5;

  /** OpenCV's angles are right to 1e-4 radians, its votes so to 3e-4 of a bin. */
  private static final double OPENCV_ANGLE = 4e-4;

  private final Planar<GrayU8> astronaut = Golden.read("image/astronaut").rgb();
  private final Planar<GrayU8> person = Golden.read("hog/person").rgb();

  @ParameterizedTest
  @CsvSource({"L1,L1", "L1_SQRT,L1_sqrt", "L2,L2", "L2_HYS,L2_Hys"})
  void equalsScikitImageInEveryNorm(BlockNorm norm, String golden) {
    Hog hog = new Hog(HogConfig.scikitImage().withNorm(norm));
    assertClose(hog.grid(cameraFloats()).descriptor(), "hog/scikit_camera_" + golden, FLOAT);
  }

  @Test
  void equalsScikitImageWithOtherCellsBlocksAndTone() {
    HogConfig config =
        HogConfig.scikitImage()
            .withCellSize(5)
            .withBlocks(3, 1)
            .withOrientations(6, false)
            .withTone(Tone.SQRT);
    assertClose(
        new Hog(config).grid(cameraFloats()).descriptor(),
        "hog/scikit_camera_sqrt_6o_5x5_3x3",
        FLOAT);
    config =
        HogConfig.scikitImage()
            .withCellSize(7)
            .withBlocks(1, 1)
            .withOrientations(8, false)
            .withNorm(BlockNorm.L2);
    assertClose(
        new Hog(config).grid(Views.inside(Golden.read("image/camera").gray())).descriptor(),
        "hog/scikit_camera_8o_7x7_1x1",
        FLOAT);
  }

  @Test
  void equalsScikitImageOnColour() {
    Hog hog = new Hog(HogConfig.scikitImage().withCellSize(6));
    String golden = "hog/scikit_astronaut_9o_6x6_2x2";
    assertClose(hog.grid(astronaut).descriptor(), golden, FLOAT);
    assertClose(hog.grid(Views.inside(astronaut)).descriptor(), golden, FLOAT);
  }

  @Test
  void equalsOpenCv() {
    Hog hog = new Hog(HogConfig.dalalTriggs());
    HogGrid grid = hog.grid(Views.inside(person));
    assertClose(columnsFirst(grid), "hog/opencv_person", OPENCV_ANGLE);
    grid = hog.grid(Views.inside(Images.toGray(person)));
    assertClose(columnsFirst(grid), "hog/opencv_person_gray", OPENCV_ANGLE);
  }

  @Test
  void equalsOpenCvWithOtherCellsBlocksAndSigns() {
    HogConfig config =
        HogConfig.dalalTriggs()
            .withCellSize(6)
            .withBlocks(3, 1)
            .withOrientations(12, true)
            .withTone(Tone.LINEAR);
    HogGrid grid = new Hog(config).grid(Images.crop(astronaut, 0, 0, 48, 36));
    assertClose(columnsFirst(grid), "hog/opencv_astronaut_12o_6x6_3x3_signed", OPENCV_ANGLE);
  }

  @ParameterizedTest
  @CsvSource({
    "33,47,5,2,1,9,false",
    "30,30,10,3,1,7,true",
    "41,29,7,2,2,1,false",
    "64,33,8,4,1,18,true",
    "23,70,3,1,2,12,false",
    "9,9,3,3,3,5,true",
    "50,21,6,2,3,2,true"
  })
  void equalsTheLiteralDefinition(
      int width, int height, int cell, int block, int stride, int bins, boolean signed) {
    Planar<GrayU8> image = Views.noise(width, height, 11);
    for (CellVotes votes : CellVotes.values()) {
      for (BlockNorm norm : BlockNorm.values()) {
        HogConfig config =
            new HogConfig(cell, block, stride, bins, signed, norm, Tone.LINEAR, votes);
        float[] actual = new Hog(config).grid(Views.inside(image)).descriptor();
        Gradient gradient = CentralDifference.of(image, Tone.LINEAR);
        double[] expected = LiteralHog.descriptor(gradient.dx(), gradient.dy(), config);
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
          assertThat((double) actual[i]).isCloseTo(expected[i], within(FLOAT));
        }
      }
    }
  }

  @Test
  void orderOfOpenCvLeadsBack() {
    HogGrid grid = new Hog(HogConfig.dalalTriggs()).grid(person);
    float[] descriptor = grid.descriptor();
    assertThat(OpenCvOrder.toRowsFirst(columnsFirst(grid), grid.config(), 7, 15))
        .isEqualTo(descriptor);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenCvOrder.toRowsFirst(descriptor, grid.config(), 7, 14))
        .withMessageContaining("7 x 14 blocks of 36 values, got 3780");
  }

  @Test
  void windowsAreReadFromTheGrid() {
    HogGrid grid = new Hog(HogConfig.dalalTriggs()).grid(person);
    float[] whole = grid.descriptor();
    float[] window = grid.descriptor(2, 5, 4, 3);
    int length = grid.config().blockLength();
    assertThat(window).hasSize(3 * 2 * length);
    for (int by = 0; by < 2; by++) {
      for (int bx = 0; bx < 3; bx++) {
        for (int k = 0; k < length; k++) {
          assertThat(window[(by * 3 + bx) * length + k])
              .isEqualTo(whole[((by + 5) * 7 + bx + 2) * length + k]);
        }
      }
    }
  }

  @Test
  void blocksMayLieApart() {
    HogConfig dense = HogConfig.dalalTriggs().withBlocks(2, 1);
    HogGrid every = new Hog(dense).grid(person);
    HogGrid third = new Hog(dense.withBlocks(2, 3)).grid(person);
    assertThat(third.blocksWide()).isEqualTo(3);
    assertThat(third.blocksHigh()).isEqualTo(5);
    // The order of the sums depends on the stride.
    assertThat(third.descriptor(3, 6, 2, 2))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(every.descriptor(3, 6, 2, 2));
  }

  @Test
  void windowsOffTheGridAreRefused() {
    HogGrid grid = new Hog(HogConfig.dalalTriggs().withBlocks(2, 2)).grid(person);
    assertThat(grid.descriptor(2, 0, 6, 16)).hasSize(3 * 8 * 36);
    assertThatIllegalArgumentException().isThrownBy(() -> grid.descriptor(1, 0, 2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> grid.descriptor(-2, 0, 2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> grid.descriptor(0, 0, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.descriptor(4, 0, 6, 2))
        .withMessageContaining("6 x 2 cells at cell (4, 0)");
  }

  @Test
  void wrongSizesAndValuesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hog(HogConfig.dalalTriggs()).grid(Images.rgb(15, 40)))
        .withMessageContaining("16 x 16")
        .withMessageContaining("15 x 40");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HogConfig.dalalTriggs().withCellSize(0))
        .withMessageContaining("cellSize")
        .withMessageContaining("0");
    GrayF32 negative = new GrayF32(16, 16);
    negative.data[100] = -0.5f;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hog(HogConfig.dalalTriggs()).grid(negative))
        .withMessageContaining("-0.5");
  }

  private static GrayF32 cameraFloats() {
    GrayF32 camera = Golden.read("image/camera").floats();
    for (int i = 0; i < camera.data.length; i++) {
      camera.data[i] /= 255;
    }
    return Views.inside(camera);
  }

  private static float[] columnsFirst(HogGrid grid) {
    return OpenCvOrder.ofRowsFirst(
        grid.descriptor(), grid.config(), grid.blocksWide(), grid.blocksHigh());
  }

  private static void assertClose(float[] actual, String golden, double tolerance) {
    double[] expected = Golden.read(golden).values();
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s[%d]", golden, i)
          .isCloseTo(expected[i], within(tolerance));
    }
  }
}
