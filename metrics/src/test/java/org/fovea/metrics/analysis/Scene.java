package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;

/** Random truths, and detections near them of the right class or another. */
record Scene(DetectionDataset truth, List<Detection> found) {

  static Scene of(long seed, boolean distinctScores) {
    Random random = new Random(seed);
    List<Category> categories =
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> new Category(3 * i, "")).toList();
    List<ImageInfo> images = new ArrayList<>();
    List<Annotation> truths = new ArrayList<>();
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(9); i++) {
      long image = 1000 - 7L * i;
      images.add(new ImageInfo(image, "", 300, 300));
      for (int j = random.nextInt(6); j > 0; j--) {
        int category = categories.get(random.nextInt(categories.size())).id();
        Box box = Box.ofXywh(40 * random.nextInt(4), 0, 30 + 30 * random.nextInt(3), 40);
        boolean crowd = random.nextInt(8) == 0;
        truths.add(
            new Annotation(
                truths.size() + 1, image, category, box, box.area(), crowd, false, null));
        for (int k = random.nextInt(4); k > 0; k--) {
          int other = categories.get(random.nextInt(categories.size())).id();
          double score = distinctScores ? random.nextDouble() : random.nextInt(5) / 5.0;
          Box near =
              Box.ofXywh(Math.max(0, box.x1() + 30 * random.nextGaussian()), 0, box.width(), 40);
          found.add(new Detection(image, random.nextInt(3) == 0 ? other : category, near, score));
        }
      }
    }
    return new Scene(new DetectionDataset(categories, images, truths), found);
  }

  DetectionTable table() {
    return DetectionTable.of(found);
  }

  CocoEvaluator evaluator() {
    return CocoEvaluator.matching(truth, table(), CocoParams.defaults());
  }
}
