package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Box;

/** Pipelines that know the test pictures beforehand and forget part of it. */
public final class FakePipeline {
  private FakePipeline() {}

  /** Finds all but every {@code missEvery}th object, and something wrong in every picture. */
  public static Pipeline knowing(
      String name, LabelledImages<Planar<GrayU8>> test, int missEvery, long seed) {
    return new Pipeline(
        name,
        "Fake <" + name + ">",
        "Knows the truth.",
        settings ->
            (data, progress) -> {
              progress.update("learning", 0, 1);
              progress.update("learning", 1, 1);
              return detector(test, missEvery, seed);
            });
  }

  /** Fails in training. */
  public static Pipeline failing(String name) {
    return new Pipeline(
        name,
        "Failing",
        "Fails.",
        settings ->
            (data, progress) -> {
              throw new IllegalArgumentException("nothing to\nlearn from");
            });
  }

  private static Detector<Planar<GrayU8>> detector(
      LabelledImages<Planar<GrayU8>> test, int missEvery, long seed) {
    Map<Planar<GrayU8>, List<Annotation>> truths = new IdentityHashMap<>();
    for (int i = 0; i < test.size(); i++) {
      truths.put(test.image(i), test.annotations(i));
    }
    return image -> {
      List<Annotation> known = truths.getOrDefault(image, List.of());
      Random random = new Random(seed + known.hashCode());
      List<Detection> found = new ArrayList<>();
      for (Annotation truth : known) {
        if (truth.id() % missEvery != 0) {
          Box b = truth.box();
          double dx = 0.08 * b.width() * random.nextGaussian();
          double dy = 0.08 * b.height() * random.nextGaussian();
          Box moved = Box.ofXywh(b.x1() + dx, b.y1() + dy, b.width(), b.height());
          found.add(new Detection(0, truth.categoryId(), moved, 0.3 + 0.7 * random.nextDouble()));
        }
      }
      Box wrong = Box.ofXywh(random.nextInt(200), random.nextInt(200), 40, 40);
      found.add(new Detection(0, 1, wrong, 0.8 * random.nextDouble()));
      found.sort((a, b) -> Double.compare(b.score(), a.score()));
      return found;
    };
  }
}
