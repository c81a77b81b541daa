package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.Frequency;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/** What must hold of any data under LVIS's rules. */
class LvisPropertiesTest {
  private static final int LIMIT = 12;
  private static final CocoParams PARAMS =
      CocoParams.lvis(IouType.BBOX).withMaxDetections(List.of(LIMIT));

  /** Few categories, many of which are absent, unknown or labelled in part. */
  private record Scene(DetectionDataset truth, List<Detection> found) {
    static Scene of(long seed) {
      Random random = new Random(seed);
      List<Category> categories =
          IntStream.range(0, 1 + random.nextInt(5))
              .mapToObj(i -> new Category(3 * i, "", "", Frequency.values()[random.nextInt(3)]))
              .toList();
      List<ImageInfo> images = new ArrayList<>();
      List<Annotation> truths = new ArrayList<>();
      List<Detection> found = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        long image = 1000 - 7L * i;
        Set<Integer> negative = new HashSet<>();
        Set<Integer> partly = new HashSet<>();
        for (Category c : categories) {
          switch (random.nextInt(4)) {
            case 0 -> negative.add(c.id());
            case 1 -> partly.add(c.id());
            default -> {}
          }
        }
        images.add(new ImageInfo(image, "", 300, 300, negative, partly));
        for (int j = random.nextInt(6); j > 0; j--) {
          int category = categories.get(random.nextInt(categories.size())).id();
          Box box = Box.ofXywh(40 * random.nextInt(4), 0, 10 + 30 * random.nextInt(3), 40);
          if (!negative.contains(category)) {
            truths.add(
                new Annotation(
                    truths.size() + 1,
                    image,
                    category,
                    box,
                    box.area(),
                    random.nextInt(5) == 0,
                    false,
                    null));
          }
          for (int k = random.nextInt(5); k > 0; k--) {
            int other = categories.get(random.nextInt(categories.size())).id();
            Box near = Box.ofXywh(box.x1() + random.nextInt(9), 0, box.width(), box.height());
            found.add(
                new Detection(
                    image, random.nextBoolean() ? category : other, near, random.nextInt(5)));
          }
        }
      }
      return new Scene(new DetectionDataset(categories, images, truths), found);
    }

    CocoResult evaluate() {
      return CocoEvaluator.evaluate(truth, found, PARAMS);
    }
  }

  private static void assertSame(CocoResult actual, CocoResult expected) {
    assertThat(actual.precisions()).isEqualTo(expected.precisions());
    assertThat(actual.recalls()).isEqualTo(expected.recalls());
    assertThat(actual.summary()).isEqualTo(expected.summary());
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  @Property(tries = 200)
  void mergingAnyPartitionEqualsTheWholeInAnyOrderOfImages(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int n) {
    Scene scene = Scene.of(seed);
    List<CocoEvaluator> parts =
        IntStream.range(0, n)
            .mapToObj(i -> CocoEvaluator.of(scene.truth.categories(), PARAMS))
            .toList();
    Random random = new Random(seed);
    for (ImageInfo image : shuffled(scene.truth.images(), seed)) {
      parts
          .get(random.nextInt(n))
          .add(
              image,
              scene.truth.annotationsByImage().getOrDefault(image.id(), List.of()),
              scene.found.stream().filter(d -> d.imageId() == image.id()).toList());
    }
    CocoEvaluator whole = CocoEvaluator.of(scene.truth.categories(), PARAMS);
    shuffled(parts, seed).forEach(whole::merge);
    assertSame(whole.result(), scene.evaluate());
  }

  @Property(tries = 300)
  void equalsTheRulesTakenLiterally(@ForAll long seed) {
    Scene scene = Scene.of(seed);
    CocoResult result = scene.evaluate();
    for (Category category : scene.truth.categories()) {
      for (double iou : new double[] {0.5, 0.75, 0.95}) {
        assertThat(result.averagePrecision(category.id(), iou))
            .isEqualTo(literalAp(scene, category.id(), iou), within(1e-14));
      }
    }
  }

  private record Scored(double score, boolean right) {}

  /** AP over objects of all sizes of one category, image after image. */
  private static double literalAp(Scene scene, int category, double iou) {
    List<Scored> counted = new ArrayList<>();
    int positives = 0;
    List<ImageInfo> images = new ArrayList<>(scene.truth.images());
    images.sort(Comparator.comparingLong(ImageInfo::id));
    for (ImageInfo image : images) {
      List<Annotation> truths =
          new ArrayList<>(
              scene.truth.annotations().stream()
                  .filter(a -> a.imageId() == image.id() && a.categoryId() == category)
                  .toList());
      positives += truths.size();
      boolean lookedFor = !truths.isEmpty() || image.negativeCategoryIds().contains(category);
      List<Detection> found =
          scene.found.stream()
              .filter(d -> d.imageId() == image.id())
              .sorted(Comparator.comparingDouble(Detection::score).reversed())
              .limit(LIMIT)
              .filter(d -> d.categoryId() == category && lookedFor)
              .toList();
      for (Detection d : found) {
        Annotation best = null;
        for (Annotation truth : truths) {
          double overlap = Iou.of(d.box(), truth.box());
          if (overlap >= iou && (best == null || overlap >= Iou.of(d.box(), best.box()))) {
            best = truth;
          }
        }
        if (best != null) {
          truths.remove(best);
          counted.add(new Scored(d.score(), true));
        } else if (!image.notExhaustiveCategoryIds().contains(category)) {
          counted.add(new Scored(d.score(), false));
        }
      }
    }
    if (positives == 0) {
      return -1;
    }
    counted.sort(Comparator.comparingDouble(Scored::score).reversed());
    double sum = 0;
    for (double recall : PARAMS.recallThresholds()) {
      sum += bestPrecision(counted, positives, recall);
    }
    return sum / PARAMS.recallThresholds().size();
  }

  /** The highest precision of those cuts that reach a recall. */
  private static double bestPrecision(List<Scored> counted, int positives, double recall) {
    double best = 0;
    int right = 0;
    for (int i = 0; i < counted.size(); i++) {
      right += counted.get(i).right() ? 1 : 0;
      if ((double) right / positives >= recall) {
        best = Math.max(best, right / (i + 1 + 0x1p-52));
      }
    }
    return best;
  }
}
