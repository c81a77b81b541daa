package org.fovea.features.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fast kernel against the literal arithmetic. */
class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,1,1",
    "1,1,7,5",
    "1,9,4,3",
    "9,1,3,4",
    "2,2,5,3",
    "2,3,1,1",
    "7,5,13,9",
    "13,9,7,5",
    "31,17,30,18",
    "40,33,11,7",
    "11,7,40,33",
    "8,8,8,3"
  })
  void equalsTheLiteralArithmetic(int width, int height, int outWidth, int outHeight) {
    GrayU8 image = Views.inside(Views.noise(width, height, 3).getBand(1));
    check(image, Taps.bilinear(width, outWidth), Taps.bilinear(height, outHeight));
    check(image, Taps.enlargedArea(width, outWidth), Taps.enlargedArea(height, outHeight));

    Taps columns = Taps.lanczos4(width, outWidth);
    Taps rows = Taps.lanczos4(height, outHeight);
    GrayU8 out = new GrayU8(outWidth, outHeight);
    new FixedPoint(columns, rows, FixedPointSum.LANCZOS4).resample(image, out, 0, 1);
    assertThat(out.data).isEqualTo(LiteralResize.rounded(image, columns, rows).data);

    checkFloats(image, columns, rows);
    checkFloats(image, Taps.cubic(width, outWidth), Taps.cubic(height, outHeight));
  }

  private static void check(GrayU8 image, Taps columns, Taps rows) {
    byte[] expected = LiteralResize.bilinear(image, columns, rows).data;
    GrayU8 out = new GrayU8(columns.outputs(), rows.outputs());
    new FixedPoint(columns, rows, FixedPointSum.BILINEAR).resample(image, out, 0, 1);
    assertThat(out.data).isEqualTo(expected);
    checkFloats(image, columns, rows);
  }

  /**
   * A float rounding per product and sum, of numbers up to 255 times weights of up to 1.6 in all.
   */
  private static void checkFloats(GrayU8 image, Taps columns, Taps rows) {
    GrayF32 floats = Views.inside(Images.toF32(image));
    GrayF32 out = new GrayF32(columns.outputs(), rows.outputs());
    FloatSums.roundingHalfEven(columns, rows).resample(floats, out);
    double tolerance = (columns.count + rows.count) * Math.ulp(255 * 1.6f);
    for (int i = 0; i < out.data.length; i++) {
      double expected = LiteralResize.at(floats, columns, rows, i % out.width, i / out.width);
      assertThat((double) out.data[i]).isCloseTo(expected, within(tolerance));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1", "2,2,1,1", "2,2,3,5", "2,2,9,4", "3,3,5,2", "2,4,6,3", "4,4,7,2", "6,1,3,8"
  })
  void blocksAreMeans(int width, int height, int outWidth, int outHeight) {
    for (int seed = 0; seed < 5; seed++) {
      GrayU8 image =
          Views.inside(Views.noise(width * outWidth, height * outHeight, seed).getBand(0));
      byte[] expected = LiteralResize.blocks(image, width, height).data;
      GrayU8 out = new GrayU8(outWidth, outHeight);
      new Blocks(width, height).resample(image, out, 0, 1);
      assertThat(out.data).isEqualTo(expected);

      GrayF32 floats = new GrayF32(outWidth, outHeight);
      new Blocks(width, height).resample(Views.inside(Images.toF32(image)), floats);
      for (int i = 0; i < expected.length; i++) {
        // At most half a level from what was rounded, and two float roundings.
        assertThat((double) floats.data[i])
            .isCloseTo(expected[i] & 0xFF, within(0.5 + 2 * Math.ulp(255f)));
      }
    }
  }
}
