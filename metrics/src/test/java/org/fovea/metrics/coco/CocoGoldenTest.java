package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The evaluator equals pycocotools. */
class CocoGoldenTest {
  private static final CocoReader READER = new CocoReader().onFlaw(OnFlaw.KEEP, flaw -> {});

  static List<String> cases() throws IOException {
    try (Stream<Path> paths = Files.list(Golden.path("coco"))) {
      return paths
          .map(p -> p.getFileName().toString())
          .filter(name -> !name.equals("bbox_unknown_image"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void strictModeEqualsTheReferenceBitForBit(String name) throws IOException {
    Golden.Node expected = Golden.json(Golden.path("coco/" + name + "/expected.json.gz"));
    CocoResult result = evaluate(READER, name, params(expected).withStrict(true));
    assertSameBits("precision", result.precisions(), array(name, "precision"));
    assertSameBits("recall", result.recalls(), array(name, "recall"));
    assertSameBits("scores", result.scores(), array(name, "scores"));
    assertSameBits("numbers", summary(result), expected.get("stats").numbers());
    double[] perCategory =
        result.params().useCategories()
            ? result.categoryIds().stream().mapToDouble(result::averagePrecision).toArray()
            : new double[] {result.averagePrecision(-1)};
    assertThat(perCategory)
        .containsExactly(expected.get("ap_per_category_all_lastMaxDet").numbers(), within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void defaultModeDiffersOnlyWhereTheReferenceSlips(String name) throws IOException {
    Golden.Node expected = Golden.json(Golden.path("coco/" + name + "/expected.json.gz"));
    CocoParams params = params(expected);
    CocoResult result = evaluate(READER.only(params.iouType()), name, params);
    double[] stats = expected.get("stats").numbers();
    if (name.equals("bbox_gt_id_zero_and_dup_ids")) {
      assertThat(result.get("AP")).isGreaterThan(stats[0]);
      assertThat(result.notes()).singleElement().asString().contains("id 0");
    } else {
      assertSameBits("precision", result.precisions(), array(name, "precision"));
      int first = name.equals("bbox_custom_params") ? 1 : 0;
      assertSameBits(
          "numbers",
          Arrays.copyOfRange(summary(result), first, stats.length),
          Arrays.copyOfRange(stats, first, stats.length));
      assertThat(result.notes()).isEmpty();
    }
  }

  @Test
  void anUnknownImageIsRefusedAsByTheReference() throws IOException {
    DetectionDataset truth = READER.readInstances(input("bbox_unknown_image", "gt"));
    assertThatThrownBy(() -> READER.readResults(input("bbox_unknown_image", "dt"), truth))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageContaining(".image_id: unknown image 424242");
  }

  private static CocoResult evaluate(CocoReader reader, String name, CocoParams params)
      throws IOException {
    DetectionDataset truth = reader.readInstances(input(name, "gt"));
    DetectionTable found = reader.readResults(input(name, "dt"), truth);
    return CocoEvaluator.evaluate(truth, found, params);
  }

  private static Path input(String name, String what) {
    return Golden.path("coco/" + name + "/" + what + ".json.gz");
  }

  private static double[] array(String name, String what) {
    return Golden.doubles(Golden.path("coco/" + name + "/" + what + ".f64.gz"));
  }

  private static double[] summary(CocoResult result) {
    return result.summary().values().stream().mapToDouble(v -> v).toArray();
  }

  private static void assertSameBits(String what, double[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] != expected[i]) {
        assertThat(actual[i]).as("%s[%d]", what, i).isEqualTo(expected[i]);
      }
    }
  }

  private static CocoParams params(Golden.Node expected) {
    Golden.Node given = expected.get("params");
    CocoParams params =
        CocoParams.defaults(
            IouType.valueOf(expected.get("iouType").text().toUpperCase(Locale.ROOT)));
    if (given.has("kpt_oks_sigmas")) {
      params =
          params.withSigmas(
              new KeypointSigmas(boxed(given.get("kpt_oks_sigmas").numbers()), Map.of()));
    }
    if (given.has("iouThrs")) {
      params = params.withIouThresholds(boxed(given.get("iouThrs").numbers()));
    }
    if (given.has("areaRng")) {
      List<Golden.Node> names = given.get("areaRngLbl").stream().toList();
      double[][] ranges = given.get("areaRng").matrix();
      List<AreaRange> areas = new ArrayList<>();
      for (int a = 0; a < ranges.length; a++) {
        areas.add(new AreaRange(names.get(a).text(), ranges[a][0], ranges[a][1]));
      }
      params = params.withAreas(areas);
    }
    if (given.has("maxDets")) {
      params =
          params.withMaxDetections(Arrays.stream(given.get("maxDets").integers()).boxed().toList());
    }
    if (given.has("catIds")) {
      params =
          params.withCategoryIds(
              Arrays.stream(given.get("catIds").integers()).boxed().collect(Collectors.toSet()));
    }
    if (given.has("imgIds")) {
      params =
          params.withImageIds(
              given.get("imgIds").stream().map(Golden.Node::integer).collect(Collectors.toSet()));
    }
    if (given.has("useCats")) {
      params = params.withUseCategories(given.get("useCats").integer() == 1);
    }
    return params;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
