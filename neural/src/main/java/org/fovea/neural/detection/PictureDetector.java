package org.fovea.neural.detection;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;

/** Finds objects in RGB pictures by a trained network. Threads may share it. */
public final class PictureDetector implements Detector<Planar<GrayU8>> {
  private final NeuralDetector network;
  private final List<Integer> categoryIds;

  /**
   * Makes a detector.
   *
   * @param network with its weights; put into evaluation mode and not to be trained any more
   * @param categoryIds the categories of labels 1, 2 and so on
   * @throws IllegalArgumentException when there are not as many categories as the network has
   *     labels
   */
  public PictureDetector(NeuralDetector network, List<Integer> categoryIds) {
    if (categoryIds.size() != network.classes() - 1) {
      throw new IllegalArgumentException(
          "picture detector: %d categories, expected %d"
              .formatted(categoryIds.size(), network.classes() - 1));
    }
    this.network = network;
    this.categoryIds = List.copyOf(categoryIds);
    network.eval();
  }

  @Override
  public List<Detection> detect(Planar<GrayU8> image) {
    return network.detect(List.of(PictureExamples.image(image))).get(0).toDetections(categoryIds);
  }
}
