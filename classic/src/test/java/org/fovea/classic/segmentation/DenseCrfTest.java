package org.fovea.classic.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseCrfTest {
  /**
   * What the lattice costs: its kernel is only nearly a Gaussian. A pixel between two classes may
   * end far off, so the mean over pixels and classes is held; over the sizes, seeds and kernels
   * tried it was 0.00001 to 0.006.
   */
  private static final double LATTICE = 0.01;

  @ParameterizedTest
  @CsvSource({"24,17,1", "9,31,2", "40,30,3"})
  void refinesAsTheLiteralMeanField(int width, int height, long seed) {
    Planar<GrayU8> image = picture(width, height, seed);
    Planar<GrayF32> coarse = coarse(width, height, seed);
    DenseCrfConfig all = DenseCrfConfig.defaults();
    for (DenseCrfConfig config :
        new DenseCrfConfig[] {
          all,
          all.withIterations(1),
          all.withAppearance(0, 1, 1),
          all.withSmoothness(0, 1),
          all.withSmoothness(3, 1.5).withAppearance(4, 8, 20)
        }) {
      Planar<GrayF32> fast = new DenseCrf(config).refine(image, coarse);
      double[][] literal = new LiteralDenseCrf(image, config).refine(coarse);
      double sum = 0;
      for (int c = 0; c < literal.length; c++) {
        for (int i = 0; i < width * height; i++) {
          sum += Math.abs(literal[c][i] - fast.getBand(c).data[i]);
        }
      }
      assertThat(sum / (literal.length * width * height)).as(config.toString()).isLessThan(LATTICE);
    }
  }

  @Test
  void drawsCoarseClassesToTheEdgesOfThePicture() {
    Planar<GrayU8> image = picture(40, 30, 4);
    Planar<GrayF32> coarse = coarse(40, 30, 4);
    assertThat(errors(coarse)).isGreaterThan(100);
    assertThat(errors(new DenseCrf(DenseCrfConfig.defaults()).refine(image, coarse))).isLessThan(5);
  }

  @Test
  void withoutIterationsProbabilitiesStay() {
    Planar<GrayF32> coarse = coarse(7, 5, 5);
    Planar<GrayF32> same =
        new DenseCrf(DenseCrfConfig.defaults().withIterations(0)).refine(picture(7, 5, 5), coarse);
    for (int i = 0; i < 35; i++) {
      // A logarithm and an exponential in single precision.
      assertThat(same.getBand(1).data[i]).isCloseTo(coarse.getBand(1).data[i], within(1e-6f));
    }
  }

  @Test
  void subImagesGiveWhatTheirCopiesGive() {
    Planar<GrayU8> image = picture(30, 20, 6).subimage(3, 2, 25, 17);
    Planar<GrayF32> coarse = coarse(30, 20, 6).subimage(4, 1, 26, 16);
    DenseCrf crf = new DenseCrf(DenseCrfConfig.defaults());
    Planar<GrayF32> ofCopies = crf.refine(image.clone(), coarse.clone());
    for (int c = 0; c < 3; c++) {
      assertThat(crf.refine(image, coarse).getBand(c).data).isEqualTo(ofCopies.getBand(c).data);
    }
  }

  @Test
  void onePixelAndOneClassWork() {
    Planar<GrayF32> sure = new Planar<>(GrayF32.class, 1, 1, 1);
    sure.getBand(0).set(0, 0, 1);
    assertThat(
            new DenseCrf(DenseCrfConfig.defaults()).refine(Images.rgb(1, 1), sure).getBand(0).data)
        .containsExactly(1);
  }

  @Test
  void wrongInputIsRefused() {
    DenseCrf crf = new DenseCrf(DenseCrfConfig.defaults());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crf.refine(Images.rgb(3, 2), coarse(2, 3, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> crf.refine(Images.rgb(3, 2), new Planar<>(GrayF32.class, 3, 2, 0)))
        .withMessageContaining("class");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DenseCrfConfig.defaults().withSmoothness(1, 0))
        .withMessage("smoothnessRadius must be 0.01..1e6, got 0.0");
  }

  /** Three areas of different colours with some noise. */
  private static Planar<GrayU8> picture(int width, int height, long seed) {
    Random random = new Random(seed);
    Planar<GrayU8> image = Images.rgb(width, height);
    for (int i = 0; i < width * height; i++) {
      for (int band = 0; band < 3; band++) {
        double level = band == area(i, width, height) ? 160 : 100;
        image.getBand(band).data[i] = (byte) Math.round(level + 12 * random.nextGaussian());
      }
    }
    return image;
  }

  /** Random probabilities that are right more often than not. */
  private static Planar<GrayF32> coarse(int width, int height, long seed) {
    Random random = new Random(-seed);
    Planar<GrayF32> coarse = new Planar<>(GrayF32.class, width, height, 3);
    for (int i = 0; i < width * height; i++) {
      float[] p = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      p[area(i, width, height)] += 0.4f;
      for (int c = 0; c < 3; c++) {
        coarse.getBand(c).data[i] = p[c] / (p[0] + p[1] + p[2]);
      }
    }
    return coarse;
  }

  private static int area(int i, int width, int height) {
    return (i % width * 2 < width ? 0 : 1) + (i / width * 3 < height ? 1 : 0);
  }

  private static int errors(Planar<GrayF32> probabilities) {
    int errors = 0;
    for (int i = 0; i < probabilities.width * probabilities.height; i++) {
      float[] p = new float[3];
      for (int c = 0; c < 3; c++) {
        p[c] = probabilities.getBand(c).data[i];
      }
      float right = p[area(i, probabilities.width, probabilities.height)];
      errors += p[0] > right || p[1] > right || p[2] > right ? 1 : 0;
    }
    return errors;
  }
}
