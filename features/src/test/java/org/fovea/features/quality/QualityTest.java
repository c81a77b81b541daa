package org.fovea.features.quality;

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

/** Numbers are scikit-image 0.19.3's for image/camera and image/astronaut (see goldens.py). */
class QualityTest {
  /** Means of doubles, added up in another order. */
  private static final double DOUBLE = 1e-12;

  private final GrayU8 camera = Views.inside(Golden.read("image/camera").gray());
  private final Planar<GrayU8> astronaut = Views.inside(Golden.read("image/astronaut").rgb());

  private static GrayU8 upsideDown(GrayU8 image) {
    GrayU8 flipped = new GrayU8(image.width, image.height);
    for (int i = 0; i < flipped.data.length; i++) {
      int y = image.height - 1 - i / image.width;
      flipped.data[i] = (byte) image.get(i % image.width, y);
    }
    return Views.inside(flipped);
  }

  @Test
  void similarityIsThatOfScikitImage() {
    GrayU8 flipped = upsideDown(camera);
    StructuralSimilarity similarity = new StructuralSimilarity();
    // structural_similarity(a, a[::-1]), and of pictures with channel_axis=-1
    assertThat(similarity.of(camera, flipped)).isCloseTo(0.16660685410889495, within(DOUBLE));
    assertThat(similarity.of(astronaut, Images.flipHorizontal(astronaut)))
        .isCloseTo(0.042555473792686954, within(DOUBLE));
  }

  @Test
  void similarityOfFloatsIsThatOfBytesScaled() {
    GrayF32 a = Views.inside(scaled(camera));
    GrayF32 b = Views.inside(scaled(upsideDown(camera)));
    double actual = new StructuralSimilarity(SsimConfig.defaults().withDataRange(0.5)).of(a, b);
    double expected = new StructuralSimilarity().of(camera, upsideDown(camera));
    // values divided by 510, each rounded to float
    assertThat(actual).isCloseTo(expected, within(1e-6));
  }

  private static GrayF32 scaled(GrayU8 image) {
    GrayF32 floats = Images.toF32(image);
    for (int i = 0; i < floats.data.length; i++) {
      floats.data[i] /= 510;
    }
    return floats;
  }

  @Test
  void equalPicturesAreAsAlikeAsCanBe() {
    assertThat(new StructuralSimilarity(SsimConfig.gaussian()).of(camera, camera))
        .isCloseTo(1, within(DOUBLE));
    assertThat(PeakSignalToNoiseRatio.of(camera, camera)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void signalToNoiseIsThatOfScikitImage() {
    Planar<GrayU8> mirrored = Images.flipHorizontal(astronaut);
    // peak_signal_noise_ratio(rgb, rgb[:, ::-1])
    assertThat(PeakSignalToNoiseRatio.of(astronaut, mirrored))
        .isCloseTo(7.862626114781444, within(DOUBLE));
    GrayF32 zero = new GrayF32(1, 1);
    GrayF32 tenth = new GrayF32(1, 1);
    tenth.data[0] = 0.125f;
    assertThat(PeakSignalToNoiseRatio.of(zero, tenth, 1))
        .isCloseTo(20 * Math.log10(8), within(DOUBLE));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StructuralSimilarity().of(new GrayU8(6, 9), new GrayU8(6, 9)))
        .withMessageContaining("7 x 7, got 6 x 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StructuralSimilarity().of(new GrayU8(8, 9), new GrayU8(9, 8)))
        .withMessageContaining("8 x 9 and 9 x 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeakSignalToNoiseRatio.of(new GrayF32(1, 1), new GrayF32(1, 1), 0))
        .withMessageContaining("range");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SsimConfig(8, 0, true, 255, 0.01, 0.03))
        .withMessageContaining("windowSize must be odd, 3..255, got 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SsimConfig.defaults().withDataRange(0))
        .withMessageContaining("dataRange");
  }
}
