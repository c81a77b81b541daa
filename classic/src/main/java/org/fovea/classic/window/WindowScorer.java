package org.fovea.classic.window;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.function.ToDoubleFunction;

/** Scores the windows of a picture. Must be shareable between threads. */
@FunctionalInterface
public interface WindowScorer {
  /**
   * Scores all windows of a level.
   *
   * @param level the picture at one scale, at least as large as a window; not to be modified
   * @param config size and stride of the windows
   * @return the score of window {@code (i, j)}, whose top left pixel is {@code (i * strideX, j *
   *     strideY)}, for all windows that lie in the level: {@link #across} by {@link #down}
   */
  ScoreMap score(Planar<GrayU8> level, ScanConfig config);

  /**
   * A scorer that sees one window at a time.
   *
   * @param score of a window, which is a view of the level and not to be modified
   * @return the scorer of all windows
   */
  static WindowScorer ofEach(ToDoubleFunction<Planar<GrayU8>> score) {
    return (level, config) -> {
      int wide = across(level.width, config);
      int high = down(level.height, config);
      float[] scores = new float[wide * high];
      for (int i = 0; i < scores.length; i++) {
        int x = i % wide * config.strideX();
        int y = i / wide * config.strideY();
        Planar<GrayU8> window = level.subimage(x, y, x + config.width(), y + config.height());
        scores[i] = (float) score.applyAsDouble(window);
      }
      return new ScoreMap(wide, high, scores);
    };
  }

  /**
   * How many windows fit side by side.
   *
   * @param width columns of the level
   * @param config size and stride of the windows
   * @return count, 0 where the window does not fit
   */
  static int across(int width, ScanConfig config) {
    return width < config.width() ? 0 : (width - config.width()) / config.strideX() + 1;
  }

  /**
   * How many windows fit one below the other.
   *
   * @param height rows of the level
   * @param config size and stride of the windows
   * @return count, 0 where the window does not fit
   */
  static int down(int height, ScanConfig config) {
    return height < config.height() ? 0 : (height - config.height()) / config.strideY() + 1;
  }
}
