package org.fovea.classic.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowScanTest {
  private static final WindowScorer MEAN_OF_FIRST_BAND =
      WindowScorer.ofEach(
          window -> {
            double sum = 0;
            for (int y = 0; y < window.height; y++) {
              for (int x = 0; x < window.width; x++) {
                sum += window.getBand(0).get(x, y);
              }
            }
            return sum / (window.width * window.height);
          });

  private static Planar<GrayU8> noise(int width, int height, int bands) {
    Planar<GrayU8> image = new Planar<>(GrayU8.class, width, height, bands);
    Random random = new Random(5);
    for (GrayU8 band : image.bands) {
      random.nextBytes(band.data);
    }
    return image;
  }

  @ParameterizedTest
  @CsvSource({"23,17,5,4,3,2", "9,9,9,9,4,4", "10,6,1,1,1,5", "30,3,7,2,11,1"})
  void everyWindowOfEveryLevelIsScored(
      int width, int height, int w, int h, int strideX, int strideY) {
    Planar<GrayU8> image = noise(width, height, 2);
    ScanConfig config = ScanConfig.of(w, h).withStride(strideX, strideY).withPyramid(1.3, 1.5, 2);
    List<ScoredWindow> expected = new ArrayList<>();
    ImagePyramid pyramid = config.pyramid();
    for (double scale : pyramid.scales(width, height)) {
      PyramidLevel level = pyramid.level(image, scale);
      for (int y = 0; y + h <= level.image().height; y += strideY) {
        for (int x = 0; x + w <= level.image().width; x += strideX) {
          double sum = 0;
          for (int i = 0; i < w * h; i++) {
            sum += level.image().getBand(0).get(x + i % w, y + i / w);
          }
          Box box = level.toPicture(x, y, x + w, y + h);
          expected.add(new ScoredWindow(box, (float) (sum / (w * h)), scale));
        }
      }
    }
    WindowScan scan = new WindowScan(config, MEAN_OF_FIRST_BAND);
    assertThat(scan.scan(image, Runnable::run)).isEqualTo(expected);
    assertThat(
            new WindowScan(config.withLeastScore(130), MEAN_OF_FIRST_BAND)
                .scan(image, Runnable::run))
        .isEqualTo(expected.stream().filter(s -> s.score() >= 130).toList());
  }

  @Test
  void threadsChangeNothing() {
    Planar<GrayU8> image = noise(60, 50, 3);
    WindowScan scan = new WindowScan(ScanConfig.of(16, 12).withStride(3, 3), MEAN_OF_FIRST_BAND);
    List<ScoredWindow> alone = scan.scan(image, Runnable::run);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      assertThat(scan.scan(image, threads)).isEqualTo(alone);
    } finally {
      threads.shutdown();
    }
    // An executor that never gets to it.
    assertThat(scan.scan(image, task -> {})).isEqualTo(alone);
  }

  @Test
  void aPictureSmallerThanTheWindowHasNone() {
    WindowScan scan = new WindowScan(ScanConfig.of(8, 8), MEAN_OF_FIRST_BAND);
    assertThat(scan.scan(noise(1, 1, 1), Runnable::run)).isEmpty();
    assertThat(scan.scan(noise(7, 30, 1), Runnable::run)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scan.scan(Images.rgb(0, 4), Runnable::run));
  }

  @Test
  void whatTheScorerThrowsReachesTheCaller() {
    WindowScorer broken =
        (level, config) -> {
          throw new IllegalStateException("broken");
        };
    WindowScan scan = new WindowScan(ScanConfig.of(8, 8), broken);
    assertThatIllegalStateException()
        .isThrownBy(() -> scan.scan(noise(20, 20, 1), Runnable::run))
        .withMessage("broken");
  }

  @Test
  void wrongNumbersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScanConfig.of(0, 8))
        .withMessageContaining("width must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScanConfig.of(8, 8).withStride(8, 0))
        .withMessageContaining("strideY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScanConfig.of(8, 8).withPyramid(1, 1, 0))
        .withMessageContaining("step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScanConfig.of(8, 8).withLeastScore(Double.NaN))
        .withMessageContaining("leastScore");
  }
}
