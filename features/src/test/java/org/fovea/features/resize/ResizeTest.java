package org.fovea.features.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Locale;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeTest {
  /** OpenCV's coordinates are floats: near 64 they are right to 4e-6 pixels of up to 255 levels. */
  private static final double FLOAT = 255 * 4e-6;

  /** Pillow's weights for bytes have 22 bits, ours 24, so that ties may differ. */
  private static final double ONE_LEVEL = 1;

  private final Planar<GrayU8> astronaut = Golden.read("image/astronaut").rgb();
  private final GrayU8 camera = Golden.read("image/camera").gray();

  @ParameterizedTest
  @CsvSource({
    "NEAREST_EXACT,25,20", "NEAREST_EXACT,106,100", "NEAREST_EXACT,97,31", "NEAREST_EXACT,7,5",
    "BILINEAR,25,20", "BILINEAR,106,100", "BILINEAR,97,31", "BILINEAR,7,5",
    "SMOOTH,25,20", "SMOOTH,106,100", "SMOOTH,97,31", "SMOOTH,7,5",
    "AREA,25,20", "AREA,106,100", "AREA,97,31", "AREA,7,5"
  })
  void equalsOpenCvAndPillow(Interpolation interpolation, int width, int height) {
    String name = interpolation.name().toLowerCase(Locale.ROOT) + "_" + width + "x" + height;

    Golden bytes = Golden.read("resize/astronaut_" + name);
    Planar<GrayU8> rgb = Resize.to(Views.inside(astronaut), width, height, interpolation);
    double tolerance = interpolation == Interpolation.SMOOTH ? ONE_LEVEL : 0;
    for (int i = 0; i < bytes.values().length; i++) {
      assertThat((double) (rgb.getBand(i % 3).data[i / 3] & 0xFF))
          .isCloseTo(bytes.values()[i], within(tolerance));
    }

    Golden floats = Golden.read("resize/camera_" + name);
    GrayF32 gray = Resize.to(Views.inside(Images.toF32(camera)), width, height, interpolation);
    for (int i = 0; i < floats.values().length; i++) {
      assertThat((double) gray.data[i]).isCloseTo(floats.values()[i], within(FLOAT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameSizeChangesNothing(Interpolation interpolation) {
    GrayU8 same = Resize.to(Views.inside(camera), camera.width, camera.height, interpolation);
    assertThat(same.data).isEqualTo(camera.data);
  }

  @ParameterizedTest
  @EnumSource
  void onePixelGrowsToAnySize(Interpolation interpolation) {
    GrayU8 pixel = new GrayU8(1, 1);
    pixel.data[0] = (byte) 200;
    assertThat(Resize.to(pixel, 3, 2, interpolation).data).containsOnly((byte) 200);
    assertThat(Resize.to(camera, 1, 1, interpolation).data).hasSize(1);
  }

  @Test
  void warpOfTheWholePictureIsSmoothResize() {
    Planar<GrayU8> warped = Resize.warp(Views.inside(astronaut), 0, 0, 61, 47, 20, 30, 0);
    Planar<GrayU8> resized = Resize.to(astronaut, 20, 30, Interpolation.SMOOTH);
    for (int band = 0; band < 3; band++) {
      assertThat(warped.getBand(band).data).isEqualTo(resized.getBand(band).data);
    }
  }

  @Test
  void warpOfWholePixelsWithContextIsACrop() {
    Planar<GrayU8> warped = Resize.warp(Views.inside(astronaut), 12, 10, 20, 16, 12, 10, 2);
    Planar<GrayU8> cropped = Images.crop(astronaut, 10, 8, 12, 10);
    for (int band = 0; band < 3; band++) {
      assertThat(warped.getBand(band).data).isEqualTo(cropped.getBand(band).data);
    }
  }

  @Test
  void warpRepeatsTheNearestPixelsOutsideThePicture() {
    GrayU8 red = Resize.warp(astronaut, -4, -3, 4, 5, 8, 8, 0).getBand(0);
    assertThat(red.get(0, 0)).isEqualTo(astronaut.getBand(0).get(0, 0));
    assertThat(red.get(3, 4)).isEqualTo(astronaut.getBand(0).get(0, 1));
    assertThat(red.get(6, 1)).isEqualTo(astronaut.getBand(0).get(2, 0));
    GrayU8 beyond = Resize.warp(astronaut, 500, 500, 510, 510, 3, 3, 1).getBand(0);
    assertThat(beyond.data).containsOnly((byte) astronaut.getBand(0).get(60, 46));
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.to(camera, 0, 5, Interpolation.AREA))
        .withMessageContaining("0 x 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.to(new GrayU8(0, 4), 5, 5, Interpolation.AREA))
        .withMessageContaining("0 x 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.warp(astronaut, 0, 0, 5, 5, 8, 8, 4))
        .withMessageContaining("context");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.warp(astronaut, 3, 0, 3, 5, 8, 8, 0))
        .withMessageContaining("x1 < x2");
  }
}
