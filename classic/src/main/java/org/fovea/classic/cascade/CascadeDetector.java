package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.fovea.classic.task.Tasks;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.geometry.Box;

/**
 * Finds objects by asking a cascade of windows of all sizes and places. Gives the windows of
 * OpenCV's {@code CascadeClassifier::detectMultiScale}: the pictures are scaled by its {@code
 * INTER_LINEAR_EXACT}, features are summed and normalised in its arithmetic, windows lie where its
 * do and are grouped by its {@code groupRectangles}.
 *
 * <p>Immutable and shareable between threads. The work is cut into bands of windows, whatever the
 * number of threads, so that results are the same for any; a band needs some 13 bytes for each of
 * its pixels.
 */
public final class CascadeDetector implements Detector<Planar<GrayU8>> {
  /** Rows of pixels that windows of one task start in. */
  private static final int BAND = 128;

  private final Cascade cascade;
  private final CascadeSearchConfig config;
  private final Executor executor;

  /**
   * A detector that works on the caller's thread.
   *
   * @param cascade what is asked
   * @param config how pictures are searched
   */
  public CascadeDetector(Cascade cascade, CascadeSearchConfig config) {
    this(cascade, config, task -> {});
  }

  /**
   * A detector that works on several threads.
   *
   * @param cascade what is asked
   * @param config how pictures are searched
   * @param executor whose threads work beside the caller's
   */
  public CascadeDetector(Cascade cascade, CascadeSearchConfig config, Executor executor) {
    this.cascade = cascade;
    this.config = config;
    this.executor = executor;
  }

  /**
   * Finds objects in the picture's luma.
   *
   * @param image a picture of 3 bands, which is not modified
   * @return as {@link #detect(GrayU8)}
   * @throws IllegalArgumentException if the picture has another number of bands
   */
  @Override
  public List<Detection> detect(Planar<GrayU8> image) {
    return detect(Images.toGray(image));
  }

  /**
   * Finds objects.
   *
   * @param image a gray picture, which is not modified
   * @return what was found, clipped to the picture, image id 0; the score is the number of windows
   *     that agree, surest first, equally sure ones in OpenCV's order; nothing in a picture that is
   *     smaller than the window
   */
  public List<Detection> detect(GrayU8 image) {
    List<Detection> found = new ArrayList<>();
    for (WindowGroup group : WindowGroup.of(candidates(image), config.minNeighbours())) {
      Window w = group.window();
      int x1 = Math.max(w.x(), 0);
      int y1 = Math.max(w.y(), 0);
      int x2 = Math.min(w.x() + w.width(), image.width);
      int y2 = Math.min(w.y() + w.height(), image.height);
      if (x1 < x2 && y1 < y2) {
        found.add(new Detection(0, config.categoryId(), new Box(x1, y1, x2, y2), group.count()));
      }
    }
    found.sort(Comparator.comparingDouble(Detection::score).reversed());
    return List.copyOf(found);
  }

  /**
   * The windows that the cascade accepts, before they are grouped and clipped.
   *
   * @param image a gray picture, which is not modified
   * @return windows, the smallest first, those of one size by rows; some may reach past the picture
   *     by a pixel
   */
  public List<Window> candidates(GrayU8 image) {
    List<Callable<List<Window>>> bands = new ArrayList<>();
    for (Level level : Level.of(cascade, config, image.width, image.height)) {
      ExactLinearResize scaled = new ExactLinearResize(image, level.width(), level.height());
      for (int from = 0; from < level.rows(); from += BAND) {
        int first = from;
        bands.add(() -> search(level, scaled, first, Math.min(first + BAND, level.rows())));
      }
    }
    return Tasks.run(bands, executor).stream().flatMap(List::stream).toList();
  }

  private List<Window> search(Level level, ExactLinearResize scaled, int from, int to) {
    WindowClassifier classifier =
        WindowClassifier.of(cascade, scaled.rows(from, to - 1 - from + cascade.height()));
    List<Window> accepted = new ArrayList<>();
    for (int y = from; y < to; y += level.step()) {
      for (int x = 0; x < level.columns(); x += level.step()) {
        int passed = classifier.stagesPassed(x, y - from);
        if (passed == cascade.stages().size()) {
          accepted.add(level.toPicture(x, y, cascade));
        } else if (passed == 0) {
          // Beside a window that fails at once, another is not worth a look.
          x += level.step();
        }
      }
    }
    return accepted;
  }
}
