package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.io.segmentation.LabelledPixels;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.neural.augment.AnnotatedImage;

/** Label maps as one object for each class, so that augmentations move them with the picture. */
final class LabelMaps {
  private LabelMaps() {}

  /** The picture with the pixels of each class as a mask; pixels without a class are in none. */
  static AnnotatedImage annotated(LabelledPixels example) {
    GrayU8 labels = example.labels();
    boolean[] present = new boolean[256];
    forEachPixel(labels, (label, at) -> present[label] = true);
    List<Annotation> objects = new ArrayList<>();
    for (int label = 0; label < SegmentationSet.IGNORED; label++) {
      if (present[label]) {
        objects.add(object(labels, label));
      }
    }
    return new AnnotatedImage(example.image(), objects);
  }

  private static Annotation object(GrayU8 labels, int wanted) {
    boolean[] pixels = new boolean[labels.width * labels.height];
    forEachPixel(labels, (label, at) -> pixels[at] = label == wanted);
    RunLengthMask mask = RunLengthMask.ofPixels(labels.height, labels.width, pixels);
    return new Annotation(wanted, 0, wanted, mask.bounds(), mask.area(), false, false, mask, null);
  }

  private interface PixelVisitor {
    void visit(int label, int at);
  }

  private static void forEachPixel(GrayU8 labels, PixelVisitor visitor) {
    for (int y = 0; y < labels.height; y++) {
      for (int x = 0; x < labels.width; x++) {
        visitor.visit(
            labels.data[labels.startIndex + y * labels.stride + x] & 0xFF, y * labels.width + x);
      }
    }
  }

  /** The label map of what {@link #annotated} gave, changed since; the rest is without class. */
  static GrayU8 labels(AnnotatedImage example) {
    GrayU8 labels = new GrayU8(example.image().width, example.image().height);
    Arrays.fill(labels.data, (byte) SegmentationSet.IGNORED);
    for (Annotation object : example.objects()) {
      if (object.segmentation() instanceof RunLengthMask mask) {
        boolean[] pixels = mask.pixels();
        for (int i = 0; i < pixels.length; i++) {
          if (pixels[i]) {
            labels.data[i] = (byte) object.categoryId();
          }
        }
      }
    }
    return labels;
  }
}
