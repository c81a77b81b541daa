package org.fovea.metrics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  // Means of up to 4,040 shares, summed in another order.
  private static final double ROUNDING = 1e-13;
  private static final BootstrapConfig CONFIG = BootstrapConfig.defaults().withResamples(200);

  /** The data set with each image as often as its weight says, under new ids. */
  private static Scene repeated(Scene scene, long[] imageIds, int[] weights) {
    List<ImageInfo> images = new ArrayList<>();
    List<Annotation> truths = new ArrayList<>();
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < imageIds.length; i++) {
      long id = imageIds[i];
      for (int copy = 0; copy < weights[i]; copy++) {
        long newId = images.size();
        images.add(new ImageInfo(newId, "", 300, 300));
        for (Annotation a : scene.truth().annotations()) {
          if (a.imageId() == id) {
            truths.add(
                new Annotation(
                    truths.size() + 1,
                    newId,
                    a.categoryId(),
                    a.box(),
                    a.area(),
                    a.crowd(),
                    false,
                    null));
          }
        }
        scene.found().stream()
            .filter(d -> d.imageId() == id)
            .forEach(d -> found.add(d.inImage(newId)));
      }
    }
    return new Scene(new DetectionDataset(scene.truth().categories(), images, truths), found);
  }

  @Property(tries = 150)
  void aResampleEqualsTheEvaluationOfTheRepeatedImages(@ForAll long seed) {
    Scene scene = Scene.of(seed, true);
    WeightedPrecision precision = new WeightedPrecision(scene.evaluator());
    Random random = new Random(seed);
    int[] weights = new int[precision.imageIds().length];
    for (int draw = 0; draw < weights.length; draw++) {
      weights[random.nextInt(weights.length)]++;
    }
    double[] byThreshold = precision.at(weights, precision.newCurves());
    CocoResult expected = repeated(scene, precision.imageIds(), weights).evaluator().result();
    double ap = 0;
    for (double value : byThreshold) {
      ap += value / byThreshold.length;
    }
    if (expected.get("AP") == -1) {
      assertThat(byThreshold).containsOnly(Double.NaN);
    } else {
      assertThat(ap).isEqualTo(expected.get("AP"), within(ROUNDING));
      assertThat(byThreshold[5]).isEqualTo(expected.get("AP75"), within(ROUNDING));
    }
  }

  @Property(tries = 30)
  void theOrderOfImagesAndTheThreadsChangeNothing(@ForAll long seed) {
    Scene scene = Scene.of(seed, false);
    List<ImageInfo> images = new ArrayList<>(scene.truth().images());
    Collections.shuffle(images, new Random(seed));
    CocoEvaluator mixed = CocoEvaluator.of(scene.truth().categories(), CocoParams.defaults());
    for (ImageInfo image : images) {
      mixed.add(
          image,
          scene.truth().annotationsByImage().getOrDefault(image.id(), List.of()),
          scene.found().stream().filter(d -> d.imageId() == image.id()).toList());
    }
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try {
      assertThat(oneThread.submit(() -> Bootstrap.intervals(mixed, CONFIG)).join())
          .isEqualTo(Bootstrap.intervals(scene.evaluator(), CONFIG));
    } finally {
      oneThread.shutdown();
    }
  }

  /** One truth in each image, found in some. */
  private static CocoEvaluator evaluator(int images, double share, long seed) {
    Random random = new Random(seed);
    CocoEvaluator evaluator = new CocoEvaluator(List.of(1), CocoParams.defaults());
    Box box = Box.ofXywh(0, 0, 50, 50);
    for (int i = 0; i < images; i++) {
      boolean found = random.nextDouble() < share;
      evaluator.add(
          i,
          List.of(new Annotation(i + 1, i, 1, box)),
          found ? List.of(new Detection(i, 1, box, random.nextDouble())) : List.of());
    }
    return evaluator;
  }

  @Test
  void theIntervalHoldsTheEstimateAndNarrowsWithMoreImages() {
    ConfidenceInterval few = interval(evaluator(50, 0.6, 1));
    ConfidenceInterval many = interval(evaluator(2000, 0.6, 1));
    assertThat(few.estimate()).isBetween(few.lower(), few.upper());
    assertThat(many.estimate()).isBetween(many.lower(), many.upper());
    // A share of 0.6 of n has a standard error of 0.49 / sqrt(n), and 95 % are 3.92 of them wide;
    // 200 resamples give their ends to about a tenth.
    assertThat(many.upper() - many.lower()).isEqualTo(3.92 * 0.49 / Math.sqrt(2000), within(0.01));
    assertThat(few.upper() - few.lower()).isGreaterThan(3 * (many.upper() - many.lower()));
  }

  private static ConfidenceInterval interval(CocoEvaluator evaluator) {
    return Bootstrap.intervals(evaluator, CONFIG).entrySet().stream()
        .filter(e -> e.getKey().equals("AP"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void aBetterDetectorIsToldFromAnEqualOne() {
    CocoEvaluator base = evaluator(300, 0.5, 1);
    PairedDifference same = difference(base, base);
    assertThat(same).isEqualTo(new PairedDifference(0, 0, 0, 1));
    PairedDifference better = difference(base, evaluator(300, 0.8, 2));
    assertThat(better.lower()).isPositive();
    assertThat(better.pValue()).isEqualTo(2.0 / 201);
    PairedDifference other = difference(base, evaluator(300, 0.5, 3));
    assertThat(other.lower()).isNegative();
    assertThat(other.upper()).isPositive();
    assertThat(other.pValue()).isGreaterThan(0.05);
  }

  private static PairedDifference difference(CocoEvaluator first, CocoEvaluator second) {
    Map<String, PairedDifference> all = Bootstrap.compare(first, second, CONFIG);
    assertThat(all.keySet()).containsExactly("AP", "AP50", "AP75");
    return all.values().iterator().next();
  }

  @Test
  void theSeedDecides() {
    CocoEvaluator evaluator = evaluator(40, 0.5, 1);
    assertThat(Bootstrap.intervals(evaluator, CONFIG))
        .isEqualTo(Bootstrap.intervals(evaluator, CONFIG))
        .isNotEqualTo(Bootstrap.intervals(evaluator, CONFIG.withSeed(2)));
  }

  @Test
  void quantilesAreThoseOfNumpy() {
    // numpy.quantile([1, 2, 4, 8], [0, 0.1, 0.5, 0.9, 1])
    double[] sorted = {1, 2, 4, 8};
    double[] expected = {1, 1.3, 3, 6.8, 8};
    double[] shares = {0, 0.1, 0.5, 0.9, 1};
    for (int i = 0; i < shares.length; i++) {
      assertThat(Bootstrap.quantile(sorted, shares[i])).isEqualTo(expected[i], within(1e-15));
    }
  }

  @Test
  void withoutTruthsThereIsNoInterval() {
    CocoEvaluator evaluator = new CocoEvaluator(List.of(1), CocoParams.defaults());
    assertThatThrownBy(() -> Bootstrap.intervals(evaluator, CONFIG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one image");
    evaluator.add(1, List.of(), List.of());
    assertThat(interval(evaluator)).isEqualTo(new ConfidenceInterval(-1, Double.NaN, Double.NaN));
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> CONFIG.withResamples(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resamples must be at least 1, got 0");
    assertThatThrownBy(() -> CONFIG.withConfidence(1)).hasMessageContaining("got 1.0");
    assertThatThrownBy(() -> Bootstrap.compare(evaluator(2, 1, 1), evaluator(3, 1, 1), CONFIG))
        .hasMessageContaining("same images, got 2 and 3");
    CocoEvaluator other =
        new CocoEvaluator(List.of(1), CocoParams.defaults().withUseCategories(false));
    assertThatThrownBy(() -> Bootstrap.compare(evaluator(2, 1, 1), other, CONFIG))
        .hasMessageContaining("equal parameters");
    CocoEvaluator empty = new CocoEvaluator(List.of(1), CocoParams.defaults());
    empty.add(0, List.of(), List.of());
    assertThatThrownBy(() -> Bootstrap.compare(evaluator(1, 1, 1), empty, CONFIG))
        .hasMessageContaining("same truths");
  }
}
