package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.intensity.AdaptiveThreshold;
import org.fovea.features.intensity.Clahe;
import org.fovea.features.intensity.HistogramEqualization;
import org.fovea.features.intensity.Threshold;

/** Equalization and thresholds: OpenCV's bytes to the last bit. */
final class IntensityChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "equalize_hist", IntensityChecks::equalized,
        "clahe", IntensityChecks::clahe,
        "otsu", IntensityChecks::otsu,
        "adaptive_threshold", IntensityChecks::adaptive);
  }

  private static void equalized(ClassicCase golden) {
    GrayU8 gray = Views.inside(golden.gray());
    if (golden.name().equals("cv2")) {
      golden.digest().checkBytes(HistogramEqualization.equalize(gray));
    } else {
      golden.digest().check(HistogramEqualization.cumulative(gray), Math.ulp(1f));
    }
  }

  private static void clahe(ClassicCase golden) {
    golden.digest().checkBytes(new Clahe(2, 8, 8).apply(Views.inside(golden.gray())));
  }

  private static void otsu(ClassicCase golden) {
    GrayU8 gray = Views.inside(golden.gray());
    int level = Threshold.otsu(gray);
    assertThat(level).isEqualTo(golden.attrs().get("threshold").intValue());
    assertThat(level).isEqualTo(golden.attrs().get("skimage_threshold").intValue());
    golden.digest().checkBytes(Threshold.binary(gray, level));
  }

  private static void adaptive(ClassicCase golden) {
    AdaptiveThreshold threshold = new AdaptiveThreshold(AdaptiveThreshold.Mean.BOX, 11, 2);
    golden.digest().checkBytes(threshold.apply(Views.inside(golden.gray())));
  }
}
