package org.fovea.neural.golden;

import static org.fovea.neural.golden.OperationTable.OPERATIONS;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation against PyTorch and against finite differences. */
class OperationsTest {
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
        .map(
            golden -> DynamicTest.dynamicTest(golden.toString(), check(golden)::finiteDifferences));
  }

  private static GoldenCheck check(GoldenCase golden) {
    return new GoldenCheck(golden, OperationTable.of(golden.op));
  }

  private static Stream<GoldenCase> covered() {
    return GoldenCase.all("ops.json.gz").stream().filter(c -> OPERATIONS.containsKey(c.op));
  }
}
