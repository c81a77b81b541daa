package org.fovea.classic.window;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.fovea.classic.task.Tasks;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;

/**
 * Slides a window of any size over all levels of a picture's pyramid, with any scorer. What it
 * reports is not yet thinned out: neighbouring windows see the same object. Immutable and shareable
 * between threads.
 */
public final class WindowScan {
  private final ScanConfig config;
  private final WindowScorer scorer;

  /**
   * A scan.
   *
   * @param config window, stride, pyramid and threshold
   * @param scorer of windows
   */
  public WindowScan(ScanConfig config, WindowScorer scorer) {
    this.config = config;
    this.scorer = scorer;
  }

  /**
   * Scores every window of every level. Each level is one piece of work; the calling thread does
   * its part of them, so that {@code Runnable::run} is an executor for one thread, and one of a
   * single thread makes two. The result is the same for any number of threads.
   *
   * @param image any number of bands, at least 1 x 1
   * @param executor of the other threads
   * @return windows that score at least {@code leastScore}: from the largest scale to the smallest,
   *     of one level from top to bottom and from left to right; nothing where the picture is
   *     smaller than the window
   * @throws IllegalArgumentException if the picture is empty
   */
  public List<ScoredWindow> scan(Planar<GrayU8> image, Executor executor) {
    Images.requireNotEmpty(image);
    ImagePyramid pyramid = config.pyramid();
    List<Double> scales = pyramid.scales(image.width, image.height);
    List<Callable<List<ScoredWindow>>> levels = new ArrayList<>();
    for (double scale : scales) {
      levels.add(() -> level(pyramid.level(image, scale), scale));
    }
    List<ScoredWindow> windows = new ArrayList<>();
    Tasks.run(levels, executor).forEach(windows::addAll);
    return windows;
  }

  private List<ScoredWindow> level(PyramidLevel level, double scale) {
    ScoreMap scores = scorer.score(level.image(), config);
    List<ScoredWindow> windows = new ArrayList<>();
    for (int j = 0; j < scores.high(); j++) {
      for (int i = 0; i < scores.wide(); i++) {
        float score = scores.at(i, j);
        if (score >= config.leastScore()) {
          int x = i * config.strideX();
          int y = j * config.strideY();
          Box box = level.toPicture(x, y, x + config.width(), y + config.height());
          windows.add(new ScoredWindow(box, score, scale));
        }
      }
    }
    return windows;
  }
}
