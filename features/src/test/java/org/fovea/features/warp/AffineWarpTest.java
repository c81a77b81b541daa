package org.fovea.features.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffineWarpTest {
  private final GrayU8 camera = Views.inside(Golden.read("image/camera").gray());

  /** Checksums of {@code cv2.warpAffine(getRotationMatrix2D)}, from crcs.py. */
  @ParameterizedTest
  @CsvSource({"0,1,0,04cd2f13", "30,1.3,0,b57515f5", "200,0.4,77,f535e3fa"})
  void equalsOpenCv(double degrees, double scale, float outside, String crc) {
    AffineTransform turn = AffineTransform.rotation(26, 24, degrees, scale);
    AffineWarp warp = new AffineWarp(turn, 41, 37, outside);
    assertThat(Crc.of(warp.apply(camera))).isEqualTo(crc);
  }

  @Test
  void bytesAreFloatsRounded() {
    AffineTransform skew = new AffineTransform(0.7, -0.4, 9, 0.3, 1.2, -6);
    AffineWarp warp = new AffineWarp(skew, 33, 50, 12);
    GrayF32 floats = warp.apply(Views.inside(Images.toF32(camera)));
    assertThat(warp.apply(camera).data).isEqualTo(Images.toU8(floats).data);
  }

  @Test
  void warpsEveryBand() {
    Planar<GrayU8> noise = Views.inside(Views.noise(9, 7, 2));
    AffineWarp warp = new AffineWarp(AffineTransform.rotation(4, 3, 40, 1), 8, 6);
    Planar<GrayU8> warped = warp.apply(noise);
    for (int band = 0; band < 3; band++) {
      assertThat(warped.getBand(band).data).isEqualTo(warp.apply(noise.getBand(band)).data);
    }
  }

  @Test
  void wholeShiftsMovePixels() {
    GrayU8 pixel = new GrayU8(1, 1);
    pixel.data[0] = (byte) 200;
    AffineTransform shift = new AffineTransform(1, 0, 1, 0, 1, 0);
    assertThat(new AffineWarp(shift, 3, 1).apply(pixel).data).containsExactly(0, 200, 0);
    AffineTransform far = new AffineTransform(1, 0, 1e12, 0, 1, 0);
    assertThat(new AffineWarp(far, 3, 1, 300).apply(pixel).data).containsOnly(255);
  }

  @Test
  void theWayBackUndoesTheWayThere() {
    AffineTransform there = new AffineTransform(0.7, -0.4, 9, 0.3, 1.2, -6);
    AffineTransform again = there.inverse().inverse();
    assertThat(again.xy()).isCloseTo(there.xy(), within(1e-15));
    assertThat(again.dy()).isCloseTo(there.dy(), within(1e-14));
  }

  @Test
  void refusesWhatHasNoWayBack() {
    AffineTransform flat = new AffineTransform(1, 2, 0, 2, 4, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AffineWarp(flat, 2, 2).apply(camera))
        .withMessageContaining("inverse");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AffineTransform(1, Double.NaN, 0, 2, 4, 0))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AffineWarp(flat, 0, 2))
        .withMessageContaining("0 x 2");
  }
}
