package org.fovea.features.golden;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;

/** OpenCV's {@code resize}: bytes to the last bit, floats to a few roundings. */
final class ResizeChecks implements Checks {
  /** Sums of up to 64 products of floats up to 255·1.3, in another order than OpenCV's vectors. */
  private static final double FLOAT = 4 * Math.ulp(255f);

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("resize", ResizeChecks::resized);
  }

  private static void resized(ClassicCase golden) {
    String mode = golden.name().split("_", -1)[1];
    Interpolation interpolation =
        mode.equals("LINEAR") ? Interpolation.BILINEAR : Interpolation.valueOf(mode);
    int width = golden.attrs().get("w").intValue();
    int height = golden.attrs().get("h").intValue();
    if (golden.name().endsWith("f32")) {
      checkFloats(golden, width, height, interpolation);
    } else if (golden.isGray()) {
      GrayU8 gray = Resize.to(Views.inside(golden.gray()), width, height, interpolation);
      golden.digest().checkBytes(gray);
    } else {
      Planar<GrayU8> rgb = Resize.to(Views.inside(golden.rgb()), width, height, interpolation);
      golden.digest().checkBytes(PictureChecks.interleaved(rgb));
    }
  }

  private static void checkFloats(
      ClassicCase golden, int width, int height, Interpolation interpolation) {
    int bands = golden.isGray() ? 1 : 3;
    double[] values = new double[width * height * bands];
    for (int band = 0; band < bands; band++) {
      GrayF32 source = Images.toF32(golden.rgb().getBand(band));
      GrayF32 resized = Resize.to(Views.inside(source), width, height, interpolation);
      for (int i = 0; i < resized.data.length; i++) {
        values[i * bands + band] = resized.data[i];
      }
    }
    golden.digest().check(values, FLOAT);
  }
}
