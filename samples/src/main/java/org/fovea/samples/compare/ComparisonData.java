package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.LabelledImages;

/**
 * What pipelines are compared on.
 *
 * @param name what it is, in a few words
 * @param train pictures to learn from
 * @param test pictures to measure by
 * @param problems what is imperfect about it, one line each
 */
public record ComparisonData(
    String name,
    LabelledImages<Planar<GrayU8>> train,
    LabelledImages<Planar<GrayU8>> test,
    List<String> problems) {
  public ComparisonData {
    problems = List.copyOf(problems);
  }

  /**
   * The truth of the training pictures.
   *
   * @return the labels without pixels
   */
  public DetectionDataset trainLabels() {
    return Labels.of(train);
  }

  /**
   * The truth of the test pictures.
   *
   * @return the labels without pixels
   */
  public DetectionDataset testLabels() {
    return Labels.of(test);
  }
}
