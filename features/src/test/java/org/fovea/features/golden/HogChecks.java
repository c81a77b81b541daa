package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.features.gradient.Tone;
import org.fovea.features.hog.BlockNorm;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.HogGrid;
import org.fovea.features.hog.OpenCvOrder;

/** Histograms of oriented gradients. */
final class HogChecks implements Checks {
  /** scikit-image sums in double, this in float: a few hundred terms of 24 bits each. */
  private static final double FLOAT = 2e-5;

  /** OpenCV's angles are right to 1e-4 radians, its votes so to 3e-4 of a bin. */
  private static final double OPENCV_ANGLE = 4e-4;

  /** 3,780 products of numbers that differ by OPENCV_ANGLE at most, and by far less on average. */
  private static final double SCORE = 1e-3;

  private static final Path SVM =
      Path.of(System.getProperty("fovea.data", "../../shared/data"), "classic")
          .resolve("hog_people_svm_3781.txt");

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("hog", HogChecks::scikitImage, "hog_cv2", HogChecks::openCv);
  }

  private static void scikitImage(ClassicCase golden) {
    JsonNode attrs = golden.attrs();
    String norm = attrs.get("norm").textValue().toUpperCase(Locale.ROOT).replace('-', '_');
    HogConfig config =
        HogConfig.scikitImage()
            .withCellSize(attrs.get("cell").intValue())
            .withBlocks(attrs.get("block").intValue(), 1)
            .withOrientations(attrs.get("orientations").intValue(), false)
            .withNorm(BlockNorm.valueOf(norm))
            .withTone(attrs.has("transform_sqrt") ? Tone.SQRT : Tone.LINEAR);
    float[] descriptor = new Hog(config).grid(golden.luminance()).descriptor();
    golden.digest().check(doubles(descriptor), FLOAT);
  }

  private static void openCv(ClassicCase golden) {
    Hog hog = new Hog(HogConfig.dalalTriggs());
    if (golden.name().equals("64x128_gray")) {
      float[] descriptor = columnsFirst(hog.grid(golden.gray()));
      golden.digest().check(doubles(descriptor), OPENCV_ANGLE);
      return;
    }
    HogGrid grid = hog.grid(golden.rgb());
    if (golden.name().equals("64x128_color")) {
      golden.digest().check(doubles(columnsFirst(grid)), OPENCV_ANGLE);
      return;
    }
    double[] svm = peopleDetector();
    float[] descriptor = columnsFirst(grid);
    double score = svm[descriptor.length];
    for (int i = 0; i < descriptor.length; i++) {
      score += svm[i] * descriptor[i];
    }
    assertThat(score).isCloseTo(golden.value().get("score").doubleValue(), within(SCORE));
  }

  private static float[] columnsFirst(HogGrid grid) {
    return OpenCvOrder.ofRowsFirst(
        grid.descriptor(), grid.config(), grid.blocksWide(), grid.blocksHigh());
  }

  private static double[] peopleDetector() {
    assumeTrue(Files.exists(SVM), () -> "no " + SVM);
    try {
      return Files.readString(SVM).trim().lines().mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
