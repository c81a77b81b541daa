package org.fovea.features.golden;

import boofcv.struct.image.GrayF32;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.fovea.features.warp.AffineTransform;
import org.fovea.features.warp.AffineWarp;

/** OpenCV's {@code warpAffine} of floats. */
final class WarpChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("warp_affine", WarpChecks::warped);
  }

  /**
   * Bytes times weights of 10 bits, so that floats hold every sum exactly; the digest keeps 6
   * digits after the point.
   */
  private static void warped(ClassicCase golden) {
    JsonNode m = golden.attrs().get("M");
    AffineTransform transform =
        new AffineTransform(
            m.get(0).get(0).doubleValue(),
            m.get(0).get(1).doubleValue(),
            m.get(0).get(2).doubleValue(),
            m.get(1).get(0).doubleValue(),
            m.get(1).get(1).doubleValue(),
            m.get(1).get(2).doubleValue());
    GrayF32 image = Views.inside(Images.toF32(golden.gray()));
    golden.digest().check(new AffineWarp(transform, image.width, image.height).apply(image), 1e-6);
  }
}
