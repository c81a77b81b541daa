package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.neural.golden.OperationTable.OPERATIONS;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation against PyTorch and against finite differences. */
class OperationsTest {
  /** Gradients that are defined otherwise than as derivatives, or where there is none. */
  private static final Set<String> NO_DERIVATIVES =
      Set.of(
          // The padding's row gets no gradient.
          "embedding/padding_idx0",
          // The weight of the aspect gets no gradient.
          "ciou_loss/none",
          "ciou_loss/mean",
          // At the ends of what is defined.
          "bce/log_clamped_at_minus_100");

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
    return new GoldenCheck(golden, OperationTable.of(golden.op));
  }

  private static Stream<GoldenCase> covered() {
    return cases().filter(c -> OPERATIONS.containsKey(c.op));
  }

  private static Stream<GoldenCase> cases() {
    return Stream.of("ops.json.gz", "extra.json.gz").flatMap(r -> GoldenCase.all(r).stream());
  }

  @Test
  void coversEveryCase() {
    List<String> missing =
        cases().map(c -> c.op).filter(op -> !OPERATIONS.containsKey(op)).distinct().toList();
    assertThat(missing).isEmpty();
  }
}
