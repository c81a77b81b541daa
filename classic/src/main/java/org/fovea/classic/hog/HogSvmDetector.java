package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import org.fovea.classic.window.SlidingWindow;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.suppression.Nms;

/**
 * Finds objects by sliding a window over a pyramid of the picture, with a linear SVM on histograms
 * of oriented gradients for each category (Dalal and Triggs, 2005). Made by {@link HogSvmTrainer}.
 *
 * <p>Scores are probabilities by Platt scaling on the training examples, so that categories can be
 * compared; boxes lie inside the picture. Works on one thread; immutable and shareable between
 * threads.
 */
public final class HogSvmDetector implements Detector<Planar<GrayU8>> {
  private final List<CategoryModel> models;
  private final List<SlidingWindow> sliders;
  private final SearchConfig config;
  private final WindowSearch search;

  HogSvmDetector(List<CategoryModel> models, HogSvmConfig config) {
    this.models = List.copyOf(models);
    this.sliders = models.stream().map(CategoryModel::slider).toList();
    this.config = config.search();
    this.search =
        new WindowSearch(
            new HogFeatures(config.hog(), config.colour()),
            models.stream().map(CategoryModel::window).toList(),
            config.search().pyramidStep(),
            config.search().leastMargin());
  }

  /**
   * Finds objects.
   *
   * @param image a picture of 3 bands, which is not modified
   * @return what was found, surest first, in the picture's pixels, image id 0; nothing in a picture
   *     that is smaller than the windows
   * @throws IllegalArgumentException if the picture has another number of bands
   */
  @Override
  public List<Detection> detect(Planar<GrayU8> image) {
    Images.requireRgb(image);
    List<Detection> found = new ArrayList<>();
    search.run(
        image,
        sliders,
        (category, box, score, grid, column, row) -> {
          Box inside = clip(box, image.width, image.height);
          if (inside.area() > 0) {
            CategoryModel model = models.get(category);
            double probability = model.calibration().probability(score);
            found.add(new Detection(0, model.categoryId(), inside, probability));
          }
        });
    List<Detection> kept = Nms.perCategory(found, config.nmsThreshold());
    return List.copyOf(kept.subList(0, Math.min(kept.size(), config.maxDetections())));
  }

  private static Box clip(Box box, int width, int height) {
    double x1 = Math.min(Math.max(box.x1(), 0), width);
    double y1 = Math.min(Math.max(box.y1(), 0), height);
    return new Box(
        x1, y1, Math.max(x1, Math.min(box.x2(), width)), Math.max(y1, Math.min(box.y2(), height)));
  }
}
