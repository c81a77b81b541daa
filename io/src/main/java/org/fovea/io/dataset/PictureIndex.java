package org.fovea.io.dataset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/**
 * Finds a data set's pictures by their names without extension: by the whole path below the image
 * folder, or by its last part where no other picture has the same.
 */
final class PictureIndex {
  private final Map<String, ImageInfo> byPath = new HashMap<>();
  private final Map<String, ImageInfo> byStem = new HashMap<>();

  PictureIndex(DetectionDataset truth) {
    Set<String> ambiguous = new HashSet<>();
    for (ImageInfo image : truth.images()) {
      String path = withoutExtension(image.fileName());
      String stem = path.substring(path.lastIndexOf('/') + 1);
      byPath.put(path, image);
      if (byStem.put(stem, image) != null) {
        ambiguous.add(stem);
      }
    }
    byStem.keySet().removeAll(ambiguous);
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  /** The picture of a name with forward slashes and without extension. */
  Optional<ImageInfo> find(String name) {
    ImageInfo image = byPath.get(name);
    return Optional.ofNullable(
        image != null ? image : byStem.get(name.substring(name.lastIndexOf('/') + 1)));
  }
}
