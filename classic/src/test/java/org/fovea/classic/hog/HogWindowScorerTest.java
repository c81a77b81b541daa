package org.fovea.classic.hog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.window.ScanConfig;
import org.fovea.classic.window.ScoreMap;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.HogGrid;
import org.junit.jupiter.api.Test;

class HogWindowScorerTest {
  private static final HogConfig HOG = HogConfig.dalalTriggs().withCellSize(4);
  private final Random random = new Random(7);
  private final Planar<GrayU8> level = noise(43, 35);

  private Planar<GrayU8> noise(int width, int height) {
    Planar<GrayU8> image = new Planar<>(GrayU8.class, width, height, 3);
    for (GrayU8 band : image.bands) {
      random.nextBytes(band.data);
    }
    return image;
  }

  private LinearSvm svm(int length) {
    float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return new LinearSvm(weights, 0.25f);
  }

  @Test
  void scoresAreThoseOfTheWindowsDescriptors() {
    LinearSvm svm = svm(3 * 2 * 36);
    ScanConfig windows = ScanConfig.of(16, 12).withStride(8, 4);
    ScoreMap scores = new HogWindowScorer(HOG, svm).score(level, windows);
    assertThat(scores.wide()).isEqualTo(4);
    assertThat(scores.high()).isEqualTo(6);
    HogGrid grid = new Hog(HOG).grid(level);
    for (int j = 0; j < scores.high(); j++) {
      for (int i = 0; i < scores.wide(); i++) {
        float expected = svm.score(grid.descriptor(2 * i, j, 4, 3));
        // Sums of 216 terms of up to 0.5 in another order.
        assertThat(scores.at(i, j)).isCloseTo(expected, within(1e-5f));
      }
    }
  }

  @Test
  void windowsOffTheGridAreRefused() {
    HogWindowScorer scorer = new HogWindowScorer(HOG, svm(3 * 2 * 36));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(level, ScanConfig.of(16, 12).withStride(6, 4)))
        .withMessageContaining("multiples of 4, got 6 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(level, ScanConfig.of(20, 16)))
        .withMessageContaining("216");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(level, ScanConfig.of(7, 12).withStride(4, 4)));
  }
}
