package org.fovea.metrics.coco;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/** The images that are evaluated, in ascending order of id, and what is in each. */
final class ImageTruths {
  private final IdIndex index;
  private final ImageInfo[] images;
  private final List<Annotation> annotations;
  private final Grouping byImage;

  /**
   * @param index which images are evaluated; of one that the data set doesn't list the size is
   *     unknown
   * @param annotations what is in them, in the order that decides between equal ones
   */
  ImageTruths(DetectionDataset truth, IdIndex index, List<Annotation> annotations) {
    this.index = index;
    this.annotations = annotations;
    images = new ImageInfo[index.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = new ImageInfo(index.id(i), "", 0, 0);
    }
    for (ImageInfo image : truth.images()) {
      int i = index.indexOf(image.id());
      if (i >= 0) {
        images[i] = image;
      }
    }
    int[] imageOf = new int[annotations.size()];
    for (int i = 0; i < imageOf.length; i++) {
      imageOf[i] = index.indexOf(annotations.get(i).imageId());
    }
    byImage = new Grouping(imageOf, index.size());
  }

  int size() {
    return images.length;
  }

  /** The position of an image in ascending order, or -1. */
  int indexOf(long imageId) {
    return index.indexOf(imageId);
  }

  ImageInfo image(int position) {
    return images[position];
  }

  List<Annotation> in(int position) {
    List<Annotation> there = new ArrayList<>();
    for (int i : byImage.items(position)) {
      there.add(annotations.get(i));
    }
    return there;
  }
}
