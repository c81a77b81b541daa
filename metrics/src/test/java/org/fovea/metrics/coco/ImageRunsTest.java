package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluation while a file is read, in five parts, gives the bits of that of the whole table. */
class ImageRunsTest {
  private final Random random = new Random(5);
  private final Path file;

  ImageRunsTest(@TempDir Path folder) {
    file = folder.resolve("results.json");
  }

  private Box box() {
    return Box.ofXywh(random.nextInt(60), random.nextInt(60), 40 + random.nextInt(80), 60);
  }

  private DetectionDataset truth() {
    List<ImageInfo> images = new ArrayList<>();
    List<Annotation> truths = new ArrayList<>();
    for (int i = 40; i > 0; i--) {
      images.add(new ImageInfo(i, "", 0, 0));
      for (int k = random.nextInt(6); k > 0; k--) {
        truths.add(new Annotation(truths.size(), i, 1 + random.nextInt(3), box()));
      }
    }
    List<Category> categories =
        List.of(new Category(1, ""), new Category(2, ""), new Category(3, ""));
    return new DetectionDataset(categories, images, truths);
  }

  private List<Detection> found() {
    List<Detection> found = new ArrayList<>();
    for (int image = 1; image <= 38; image++) {
      // One image has so many that a whole part is of it.
      for (int k = image == 20 ? 900 : random.nextInt(9); k > 0; k--) {
        int category = 1 + random.nextInt(3);
        found.add(new Detection(image, category, box(), random.nextInt(8) / 8.0));
      }
    }
    return found;
  }

  private @Nullable CocoEvaluator streamed(DetectionDataset truth, CocoParams params)
      throws IOException {
    return CocoEvaluator.matchingRuns(
        truth,
        params,
        newRuns -> {
          ResultsParts parts = new ResultsParts(file, OnFlaw.FAIL, null, truth, 5, 100);
          return parts.read(
              reader -> {
                ImageRuns runs = newRuns.get();
                reader.read(runs);
                return runs;
              });
        });
  }

  private static void assertSame(CocoResult actual, CocoResult expected) {
    assertThat(actual.precisions()).isEqualTo(expected.precisions());
    assertThat(actual.scores()).isEqualTo(expected.scores());
    assertThat(actual.recalls()).isEqualTo(expected.recalls());
    assertThat(actual.notes()).isEqualTo(expected.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"COCO", "LVIS", "strict"})
  void imageByImageIsTheSameAsAtOnce(String rules) throws IOException {
    CocoParams params =
        rules.equals("LVIS")
            ? CocoParams.lvis(IouType.BBOX)
            : CocoParams.defaults().withStrict(rules.equals("strict"));
    DetectionDataset truth = truth();
    List<Detection> found = found();
    CocoWriter.writeResults(file, found);
    CocoEvaluator evaluator = streamed(truth, params);
    assertThat(evaluator).isNotNull();
    CocoResult expected = CocoEvaluator.matching(truth, DetectionTable.of(found), params).result();
    assertSame(evaluator.result(), expected);
    CocoEvaluator small = new CocoReader().evaluateResults(file, truth, params);
    assertSame(small.result(), expected);
    assertThat(small.imageIds()).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scatteredImagesAreEvaluatedAtOnce(boolean acrossParts) throws IOException {
    DetectionDataset truth = truth();
    List<Detection> found = found();
    if (acrossParts) {
      Detection fromTheMiddle = found.remove(15);
      found.add(found.size() - 20, fromTheMiddle);
    } else {
      Collections.shuffle(found, random);
    }
    CocoWriter.writeResults(file, found);
    CocoParams params = CocoParams.defaults();
    assertThat(streamed(truth, params)).isNull();
    assertSame(
        new CocoReader().evaluateResults(file, truth, params).result(),
        CocoEvaluator.matching(truth, DetectionTable.of(found), params).result());
  }
}
