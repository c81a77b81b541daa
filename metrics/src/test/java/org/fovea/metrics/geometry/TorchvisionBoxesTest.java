package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.metrics.golden.Golden;
import org.fovea.metrics.suppression.Nms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes, overlaps and suppression against torchvision in float64. */
class TorchvisionBoxesTest {
  /** The reference's figures are written with 9 digits. */
  private static final double DIGITS = 1e-8;

  private static Stream<Golden.Node> cases(String op) {
    return Golden.json(Golden.path("tvops.json.gz")).get("cases").stream()
        .filter(golden -> golden.get("op").text().equals(op));
  }

  private static double[] input(Golden.Node golden, String name) {
    double[] values = golden.get("inputs").get(name).get("data").numbers();
    // The reference's inputs are rounded to float32.
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  private static Box box(String format, double[] v, int i) {
    return switch (format) {
      case "xywh" -> Box.ofXywh(v[i], v[i + 1], v[i + 2], v[i + 3]);
      case "cxcywh" -> Box.ofCxcywh(v[i], v[i + 1], v[i + 2], v[i + 3]);
      default -> new Box(v[i], v[i + 1], v[i + 2], v[i + 3]);
    };
  }

  private static List<Box> boxes(Golden.Node golden, String name, String format) {
    double[] values = input(golden, name);
    return Stream.iterate(0, i -> i < values.length, i -> i + 4)
        .map(i -> box(format, values, i))
        .toList();
  }

  private static void equal(double[] actual, Golden.Node golden) {
    double[] expected = golden.get("out").stream().toList().get(0).get("data").numbers();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = DIGITS * (1 + Math.abs(expected[i]));
      assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  @Test
  void formats() {
    cases("box_convert")
        .forEach(
            golden -> {
              Golden.Node attrs = golden.get("attrs");
              String to = attrs.get("out_fmt").text();
              double[] converted =
                  boxes(golden, "a", attrs.get("in_fmt").text()).stream()
                      .flatMapToDouble(box -> Arrays.stream(numbers(box, to)))
                      .toArray();
              equal(converted, golden);
            });
  }

  private static double[] numbers(Box box, String format) {
    double centreX = box.x1() + box.width() / 2;
    double centreY = box.y1() + box.height() / 2;
    return switch (format) {
      case "xywh" -> new double[] {box.x1(), box.y1(), box.width(), box.height()};
      case "cxcywh" -> new double[] {centreX, centreY, box.width(), box.height()};
      default -> new double[] {box.x1(), box.y1(), box.x2(), box.y2()};
    };
  }

  @Test
  void areas() {
    cases("box_area")
        .forEach(
            golden ->
                equal(
                    boxes(golden, "a", "xyxy").stream().mapToDouble(Box::area).toArray(), golden));
  }

  @Test
  void overlaps() {
    cases("box_iou")
        .forEach(
            golden -> {
              double[][] matrix =
                  Iou.matrix(boxes(golden, "a", "xyxy"), boxes(golden, "b", "xyxy"));
              equal(Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray(), golden);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "generalized_box_iou, GIOU",
    "distance_box_iou, DIOU",
    "complete_box_iou, CIOU",
  })
  void similarities(String op, BoxSimilarity similarity) {
    assertThat(cases(op))
        .isNotEmpty()
        .allSatisfy(
            golden -> {
              double[][] matrix =
                  similarity.matrix(boxes(golden, "a", "xyxy"), boxes(golden, "b", "xyxy"));
              equal(Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray(), golden);
            });
  }

  @Test
  void suppression() {
    cases("nms")
        .forEach(
            golden -> {
              int[] kept =
                  Nms.hard(
                      boxes(golden, "boxes", "xyxy"), input(golden, "scores"), threshold(golden));
              equal(Arrays.stream(kept).asDoubleStream().toArray(), golden);
            });
  }

  @Test
  void suppressionPerClass() {
    cases("batched_nms")
        .forEach(
            golden -> {
              int[] classes =
                  Arrays.stream(input(golden, "idxs")).mapToInt(index -> (int) index).toArray();
              int[] kept =
                  Nms.perClass(
                      boxes(golden, "boxes", "xyxy"),
                      input(golden, "scores"),
                      classes,
                      threshold(golden));
              equal(Arrays.stream(kept).asDoubleStream().toArray(), golden);
            });
  }

  private static double threshold(Golden.Node golden) {
    return golden.get("attrs").get("iou_threshold").number();
  }
}
