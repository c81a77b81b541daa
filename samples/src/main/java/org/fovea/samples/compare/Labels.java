package org.fovea.samples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;

/** The truth of labelled pictures without their pixels. */
public final class Labels {
  private Labels() {}

  /**
   * Collects the truth of a data set; no picture is read.
   *
   * @param data labelled pictures
   * @return their categories, sizes and objects, in their order
   */
  public static DetectionDataset of(LabelledImages<?> data) {
    List<ImageInfo> images = IntStream.range(0, data.size()).mapToObj(data::info).toList();
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      annotations.addAll(data.annotations(i));
    }
    return new DetectionDataset(data.categories(), images, annotations);
  }
}
