package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class RunLengthMaskTest {
  private static final Golden.Node GOLDEN = Golden.json(Golden.path("mask.json.gz"));

  private static void assertAsReference(Golden.Node expected, int height, int width) {
    RunLengthMask mask = RunLengthMask.ofCompressed(height, width, expected.get("counts").text());
    assertThat(mask.compressed()).isEqualTo(expected.get("counts").text());
    if (expected.has("runs")) {
      assertThat(mask).isEqualTo(RunLengthMask.of(height, width, expected.get("runs").integers()));
    }
    assertThat(mask.area()).isEqualTo(expected.get("area").integer());
    double[] box = expected.get("bbox").numbers();
    // The reference's unsigned arithmetic runs over where all foreground runs are empty.
    boolean empty = mask.area() == 0;
    assertThat(mask.bounds())
        .isEqualTo(
            Box.ofXywh(
                empty ? 0 : box[0], empty ? 0 : box[1], empty ? 0 : box[2], empty ? 0 : box[3]));
  }

  @Test
  void stringsAreasAndBoundsAreThoseOfTheReference() {
    GOLDEN.get("encode").stream().forEach(e -> assertAsReference(e, 13, 17));
    GOLDEN.get("noncanonical").stream().forEach(e -> assertAsReference(e, 13, 17));
    GOLDEN.get("big").stream().forEach(e -> assertAsReference(e, 1200, 1600));
    GOLDEN.get("polygons").stream().forEach(e -> assertAsReference(e, 48, 64));
  }

  private static List<RunLengthMask> encoded() {
    return GOLDEN.get("encode").stream()
        .map(e -> RunLengthMask.ofCompressed(13, 17, e.get("counts").text()))
        .toList();
  }

  @Test
  void pixelsAreThoseOfTheReference() {
    GOLDEN.get("encode").stream()
        .forEach(
            expected -> {
              String rows =
                  expected.get("rows").stream()
                      .map(Golden.Node::text)
                      .collect(Collectors.joining());
              boolean[] pixels = new boolean[rows.length()];
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] = rows.charAt(i) == '1';
              }
              RunLengthMask mask = RunLengthMask.ofPixels(13, 17, pixels);
              assertThat(mask.compressed()).isEqualTo(expected.get("counts").text());
              assertThat(mask.pixels()).isEqualTo(pixels);
            });
  }

  @Test
  void overlapsAreThoseOfTheReference() {
    List<RunLengthMask> masks = encoded();
    double[][] expected = GOLDEN.get("encode_iou_dt_x_gt").matrix();
    List<Golden.Node> crowd = GOLDEN.get("crowd").stream().toList();
    for (int d = 0; d < masks.size(); d++) {
      for (int g = 0; g < masks.size(); g++) {
        double overlap =
            crowd.get(g).value().equals(true)
                ? Iou.withCrowd(masks.get(d), masks.get(g))
                : Iou.of(masks.get(d), masks.get(g));
        assertThat(overlap).isEqualTo(expected[d][g]);
      }
    }
    GOLDEN.get("noncanonical").stream()
        .forEach(
            e -> {
              RunLengthMask mask = RunLengthMask.of(13, 17, e.get("runs").integers());
              assertThat(Iou.of(mask, masks.get(1))).isEqualTo(e.get("iou_vs_full").number());
              assertThat(Iou.of(mask, masks.get(5))).isEqualTo(e.get("iou_vs_5").number());
            });
  }

  @Test
  void unionsAndIntersectionsAreThoseOfTheReference() {
    List<RunLengthMask> masks = encoded();
    GOLDEN.get("merge").stream()
        .forEach(
            expected -> {
              List<RunLengthMask> parts =
                  Arrays.stream(expected.get("idx").integers()).mapToObj(masks::get).toList();
              RunLengthMask union = parts.stream().reduce(RunLengthMask::union).orElseThrow();
              RunLengthMask shared =
                  parts.stream().reduce(RunLengthMask::intersection).orElseThrow();
              assertThat(union.compressed()).isEqualTo(expected.get("union").text());
              assertThat(shared.compressed()).isEqualTo(expected.get("inter").text());
            });
  }

  @Test
  void masksOfDifferentSizesHaveNoOverlap() {
    assertThatThrownBy(() -> Iou.of(RunLengthMask.of(2, 3, 6), RunLengthMask.of(3, 2, 6)))
        .hasMessageContaining("2 x 3 and 3 x 2");
  }

  @Property
  void theStringKeepsTheRuns(
      @ForAll @Size(max = 30) List<@IntRange(max = 60_000_000) Integer> list) {
    int[] runs = list.stream().mapToInt(run -> run).toArray();
    int sum = Arrays.stream(runs).sum();
    RunLengthMask mask = RunLengthMask.of(1, sum, runs);
    assertThat(RunLengthMask.ofCompressed(1, sum, mask.compressed())).isEqualTo(mask);
  }

  @Property
  void anyStringIsReadOrRefused(@ForAll String text) {
    try {
      assertThat(RunLengthMask.ofCompressed(5, 5, text).area()).isBetween(0L, 25L);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching(".*(run|character).*");
    }
  }

  @Test
  void refusesRunsThatDoNotFillTheMask() {
    assertThatThrownBy(() -> RunLengthMask.of(2, 2, 3)).hasMessageContaining("sum to 3");
    assertThatThrownBy(() -> RunLengthMask.of(2, 2, 5, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> RunLengthMask.of(-2, -2, 4)).hasMessageContaining("-2 x -2");
    assertThatThrownBy(() -> RunLengthMask.ofCompressed(2, 2, "oo"))
        .hasMessageContaining("ends inside a number");
  }
}
