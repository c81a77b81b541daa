package org.fovea.metrics.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The truth of a detection data set, without its pixels.
 *
 * @param categories classes
 * @param images images, with or without objects
 * @param annotations objects, in file order
 */
public record DetectionDataset(
    List<Category> categories, List<ImageInfo> images, List<Annotation> annotations) {
  public DetectionDataset {
    categories = List.copyOf(categories);
    images = List.copyOf(images);
    annotations = List.copyOf(annotations);
  }

  /**
   * The objects of each image.
   *
   * @return image id to annotations in file order; images without objects have no entry
   */
  public Map<Long, List<Annotation>> annotationsByImage() {
    Map<Long, List<Annotation>> byImage = new HashMap<>();
    for (Annotation a : annotations) {
      byImage.computeIfAbsent(a.imageId(), id -> new java.util.ArrayList<>()).add(a);
    }
    return byImage;
  }
}
