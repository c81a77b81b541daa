package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.window.FeatureGrid;
import org.fovea.classic.window.ScanConfig;
import org.fovea.classic.window.ScoreMap;
import org.fovea.classic.window.SlidingWindow;
import org.fovea.classic.window.WindowScorer;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;

/**
 * Scores windows by a linear SVM on their histograms of oriented gradients. All windows of a level
 * share its gradients and blocks. Immutable.
 */
public final class HogWindowScorer implements WindowScorer {
  private final Hog hog;
  private final LinearSvm svm;
  private final HogConfig config;

  /**
   * A scorer.
   *
   * @param config of the descriptors
   * @param svm one weight for each number of a window's descriptor, in the order of {@link
   *     org.fovea.features.hog.HogGrid#descriptor()}
   */
  public HogWindowScorer(HogConfig config, LinearSvm svm) {
    this.config = config;
    this.hog = new Hog(config);
    this.svm = svm;
  }

  /**
   * Scores all windows of a level.
   *
   * @param level at least as large as a window
   * @param windows whose stride is a multiple of the distance between blocks; pixels that fill no
   *     block at their right and lower edges don't count
   * @return a score for each window
   * @throws IllegalArgumentException if windows are not on the grid of blocks, or the SVM has not
   *     as many weights as they have numbers
   */
  @Override
  public ScoreMap score(Planar<GrayU8> level, ScanConfig windows) {
    int step = config.cellSize() * config.blockStride();
    if (windows.strideX() % step != 0 || windows.strideY() % step != 0) {
      throw new IllegalArgumentException(
          String.format(
              "expected strides that are multiples of %d, got %d and %d",
              step, windows.strideX(), windows.strideY()));
    }
    int blocksWide = blocks(windows.width());
    int blocksHigh = blocks(windows.height());
    int length = blocksWide * blocksHigh * config.blockLength();
    if (length == 0 || length != svm.length()) {
      throw new IllegalArgumentException(
          String.format(
              "expected windows of %d numbers, as many as the SVM has weights, got %d in %d x %d"
                  + " pixels",
              svm.length(), length, windows.width(), windows.height()));
    }
    SlidingWindow slider = new SlidingWindow(svm, blocksWide, blocksHigh);
    ScoreMap dense = slider.slide(FeatureGrid.of(hog.grid(level)));
    int everyX = windows.strideX() / step;
    int everyY = windows.strideY() / step;
    int wide = WindowScorer.across(level.width, windows);
    int high = WindowScorer.down(level.height, windows);
    float[] scores = new float[wide * high];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = dense.at(i % wide * everyX, i / wide * everyY);
    }
    return new ScoreMap(wide, high, scores);
  }

  private int blocks(int pixels) {
    int span = config.cellSize() * config.blockSize();
    int step = config.cellSize() * config.blockStride();
    return pixels < span ? 0 : (pixels - span) / step + 1;
  }
}
