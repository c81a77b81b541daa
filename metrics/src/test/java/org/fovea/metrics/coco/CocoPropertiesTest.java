package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

/** What must hold of any data. */
class CocoPropertiesTest {
  private static final CocoParams PARAMS = CocoParams.defaults();

  /**
   * Random truths and detections near them, with scores that are all different or of five kinds.
   */
  private record Scene(DetectionDataset truth, List<Detection> found) {
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
          Box box = box(random, 100 * random.nextDouble(), 100 * random.nextDouble());
          boolean crowd = random.nextInt(6) == 0;
          truths.add(
              new Annotation(
                  truths.size() + 1, image, category, box, box.area(), crowd, false, null));
          for (int k = random.nextInt(4); k > 0; k--) {
            double score = distinctScores ? random.nextDouble() : random.nextInt(5);
            double spread = 20 * random.nextDouble();
            Box near =
                Box.ofXywh(
                    box.x1() + spread * random.nextGaussian(),
                    box.y1(),
                    box.width() * (0.7 + 0.6 * random.nextDouble()),
                    box.height());
            found.add(new Detection(image, category, near, score));
          }
        }
      }
      return new Scene(new DetectionDataset(categories, images, truths), found);
    }

    private static Box box(Random random, double x, double y) {
      double size = 4 * Math.exp(4 * random.nextDouble());
      return Box.ofXywh(x, y, size, size * (0.5 + random.nextDouble()));
    }

    CocoResult evaluate() {
      return CocoEvaluator.evaluate(truth, found, PARAMS);
    }
  }

  private static void assertSame(CocoResult actual, CocoResult expected) {
    assertThat(actual.precisions()).isEqualTo(expected.precisions());
    assertThat(actual.recalls()).isEqualTo(expected.recalls());
    assertThat(actual.scores()).isEqualTo(expected.scores());
    assertThat(actual.summary()).isEqualTo(expected.summary());
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  @Property(tries = 200)
  void theOrderOfImagesAndCategoriesChangesNothing(@ForAll long seed) {
    Scene scene = Scene.of(seed, false);
    DetectionDataset truth = scene.truth;
    DetectionDataset mixed =
        new DetectionDataset(
            shuffled(truth.categories(), seed),
            shuffled(truth.images(), seed),
            truth.annotations());
    assertSame(new Scene(mixed, scene.found).evaluate(), scene.evaluate());
  }

  @Property(tries = 200)
  void theOrderOfDetectionsWithDistinctScoresChangesNothing(@ForAll long seed) {
    Scene scene = Scene.of(seed, true);
    assertSame(new Scene(scene.truth, shuffled(scene.found, seed)).evaluate(), scene.evaluate());
  }

  @Property(tries = 200)
  void mergingAnyPartitionEqualsTheWhole(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int n) {
    Scene scene = Scene.of(seed, false);
    List<Integer> ids = scene.truth.categories().stream().map(Category::id).toList();
    List<CocoEvaluator> parts =
        IntStream.range(0, n).mapToObj(i -> new CocoEvaluator(ids, PARAMS)).toList();
    Random random = new Random(seed);
    shuffled(scene.truth.images(), seed).parallelStream()
        .forEach(image -> add(scene, image.id(), parts.get(random.nextInt(n))));
    CocoEvaluator whole = new CocoEvaluator(ids, PARAMS);
    shuffled(parts, seed).forEach(whole::merge);
    assertSame(whole.result(), scene.evaluate());
  }

  private static void add(Scene scene, long image, CocoEvaluator evaluator) {
    evaluator.add(
        image,
        scene.truth.annotationsByImage().getOrDefault(image, List.of()),
        scene.found.stream().filter(d -> d.imageId() == image).toList());
  }

  @Property(tries = 200)
  void numbersAreMinusOneOrShares(@ForAll long seed) {
    CocoResult result = Scene.of(seed, false).evaluate();
    assertThat(result.summary().values()).allMatch(v -> v == -1 || (v >= 0 && v <= 1));
    for (double precision : result.precisionCurve(0.5)) {
      assertThat(precision).isBetween(-1.0, 1.0);
    }
  }

  @Property(tries = 100)
  void truthsAsDetectionsAreAllFound(@ForAll long seed) {
    Scene scene = Scene.of(seed, true);
    List<Detection> found =
        scene.truth.annotations().stream()
            .map(a -> new Detection(a.imageId(), a.categoryId(), a.box(), 1))
            .toList();
    CocoResult result = CocoEvaluator.evaluate(scene.truth, found, PARAMS);
    // Crowds may be found in vain, which costs nothing; -1 where there are only crowds or nothing.
    assertThat(result.get("AP"))
        .satisfiesAnyOf(
            ap -> assertThat(ap).isEqualTo(-1), ap -> assertThat(ap).isGreaterThan(1 - 1e-12));
  }

  @Test
  void anImageCountsOnce() {
    CocoEvaluator a = new CocoEvaluator(List.of(1), PARAMS);
    a.add(5, List.of(), List.of());
    assertThatThrownBy(() -> a.add(5, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("image 5");
    CocoEvaluator b = new CocoEvaluator(List.of(1), PARAMS);
    b.add(5, List.of(), List.of());
    assertThatThrownBy(() -> a.merge(b)).hasMessageContaining("image 5");
    assertThatThrownBy(() -> a.merge(new CocoEvaluator(List.of(2), PARAMS)))
        .hasMessageContaining("same categories");
  }

  @Test
  void curvesAreReadByCategoryAndOverlap() {
    Annotation truth = new Annotation(1, 1, 1, Box.ofXywh(0, 0, 10, 10));
    DetectionDataset data =
        new DetectionDataset(
            List.of(new Category(1, "a"), new Category(2, "b")),
            List.of(new ImageInfo(1, "", 0, 0)),
            List.of(truth));
    CocoResult result =
        CocoEvaluator.evaluate(
            data, List.of(new Detection(1, 1, Box.ofXywh(0, 0, 10, 6), 0.5)), PARAMS);
    assertThat(result.precisionCurve(1, 0.55)).hasSize(101).containsOnly(1 / (1 + 0x1p-52));
    assertThat(result.precisionCurve(0.9)).containsOnly(0);
    assertThat(result.precisionCurve(2, 0.5)).containsOnly(-1);
    assertThat(result.averagePrecision(1, 0.6)).isGreaterThan(0.99);
    assertThat(result.averageRecall(1)).isEqualTo(0.3);
    assertThatThrownBy(() -> result.precisionCurve(3, 0.5)).hasMessageContaining("category 3");
    assertThatThrownBy(() -> result.precisionCurve(0.51)).hasMessageContaining("0.51");
    assertThatThrownBy(() -> result.get("AP42")).hasMessageContaining("AP42");
  }
}
