package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.neural.golden.TvOperationTable.OPERATIONS;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Operations on regions and the parts of detectors, against torchvision and finite differences. */
class TvOperationsTest {
  /** Those on boxes alone are the metrics module's. */
  private static final Set<String> OF_METRICS =
      Set.of(
          "batched_nms",
          "box_area",
          "box_convert",
          "box_iou",
          "complete_box_iou",
          "distance_box_iou",
          "generalized_box_iou",
          "nms");

  /** Gradients that are defined otherwise than as derivatives. */
  private static final Set<String> NO_DERIVATIVES =
      // The last row and column get a gradient though nothing is read from them.
      Set.of("ps_roi_pool/s.5");

  @TestFactory
  Stream<DynamicTest> equalsTheReference() {
    return covered()
        .map(
            golden ->
                DynamicTest.dynamicTest(golden.toString(), check(golden)::forwardAndBackward));
  }

  @TestFactory
  Stream<DynamicTest> gradientEqualsFiniteDifferences() {
    return covered()
        .filter(golden -> !golden.gradients().isEmpty())
        .filter(golden -> !NO_DERIVATIVES.contains(golden.toString()))
        .map(
            golden -> DynamicTest.dynamicTest(golden.toString(), check(golden)::finiteDifferences));
  }

  @TestFactory
  Stream<DynamicTest> sameForAnyNumberOfThreads() {
    return covered()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.toString(), check(golden)::sameForAnyNumberOfThreads));
  }

  private static GoldenCheck check(GoldenCase golden) {
    return new GoldenCheck(golden, TvOperationTable.of(golden.op));
  }

  private static Stream<GoldenCase> all() {
    return GoldenCase.all("tvops.json.gz").stream();
  }

  private static Stream<GoldenCase> covered() {
    return all().filter(golden -> OPERATIONS.containsKey(golden.op));
  }

  @Test
  void coversEveryCase() {
    assertThat(
            all()
                .map(golden -> golden.op)
                .filter(op -> !OPERATIONS.containsKey(op))
                .collect(Collectors.toSet()))
        .isEqualTo(OF_METRICS);
  }
}
