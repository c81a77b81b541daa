package org.fovea.features.golden;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.Planar;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.colour.ByteColourSpace;
import org.fovea.features.colour.ColourSpace;
import org.fovea.features.image.Images;

/** Colours: OpenCV's bytes to the last bit, scikit-image's doubles to a rounding to float. */
final class ColourChecks implements Checks {
  private static final double UNIT = Math.ulp(1f);

  /** a* and b* are differences of numbers of up to 500, each rounded to double, then to float. */
  private static final double LAB = Math.ulp(100f);

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "rgb2gray",
        ColourChecks::gray,
        "rgb2hsv",
        ColourChecks::hsv,
        "rgb2lab",
        golden -> floats(golden, ColourSpace.LAB, LAB),
        "rgb2ycrcb",
        golden -> bytes(golden, ByteColourSpace.YCRCB));
  }

  private static void gray(ClassicCase golden) {
    if (golden.name().equals("cv2")) {
      golden.digest().checkBytes(Images.toGray(Views.inside(golden.rgb())));
    } else {
      golden.digest().check(Images.toLuminance(Views.inside(golden.rgb())), UNIT);
    }
  }

  private static void hsv(ClassicCase golden) {
    if (golden.name().equals("cv2")) {
      bytes(golden, ByteColourSpace.HSV);
    } else {
      floats(golden, ColourSpace.HSV, UNIT);
    }
  }

  private static void bytes(ClassicCase golden, ByteColourSpace space) {
    golden
        .digest()
        .checkBytes(PictureChecks.interleaved(space.fromRgb(Views.inside(golden.rgb()))));
  }

  private static void floats(ClassicCase golden, ColourSpace space, double tolerance) {
    Planar<GrayF32> converted = space.fromRgb(Views.inside(golden.rgb()));
    double[] values = new double[converted.width * converted.height * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = converted.getBand(i % 3).data[i / 3];
    }
    golden.digest().check(values, tolerance);
  }
}
