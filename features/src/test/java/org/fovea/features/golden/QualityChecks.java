package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.filter.Border;
import org.fovea.features.quality.PeakSignalToNoiseRatio;
import org.fovea.features.quality.SsimConfig;
import org.fovea.features.quality.StructuralSimilarity;

/** A picture against a blurred one. */
final class QualityChecks implements Checks {
  /** Doubles added up in another order, for means of squares up to 65025 in double. */
  private static final double DOUBLE = 1e-11;

  /** {@code cv2.getGaussianKernel(5, 1)} with 8 bits after the point, as it blurs bytes. */
  private static final int[] KERNEL = {14, 62, 104, 62, 14};

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("ssim", QualityChecks::similar);
  }

  private static void similar(ClassicCase golden) {
    GrayU8 image = Views.inside(golden.gray());
    GrayU8 blurred = Views.inside(blurred(image));
    check(golden, "ssim", new StructuralSimilarity().of(image, blurred));
    check(
        golden,
        "ssim_gauss11_1.5",
        new StructuralSimilarity(SsimConfig.gaussian()).of(image, blurred));
    check(golden, "psnr", PeakSignalToNoiseRatio.of(image, blurred));
  }

  private static void check(ClassicCase golden, String key, double actual) {
    double expected = golden.value().get(key).doubleValue();
    assertThat(actual).as(key).isCloseTo(expected, within(DOUBLE));
  }

  /** {@code cv2.GaussianBlur(image, (5, 5), 1)}. */
  private static GrayU8 blurred(GrayU8 image) {
    GrayU8 out = new GrayU8(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        int sum = 1 << 15;
        for (int i = 0; i < 25; i++) {
          int column = Border.REFLECT_101.index(x + i % 5 - 2, image.width);
          int row = Border.REFLECT_101.index(y + i / 5 - 2, image.height);
          sum += KERNEL[i % 5] * KERNEL[i / 5] * image.get(column, row);
        }
        out.set(x, y, sum >> 16);
      }
    }
    return out;
  }
}
