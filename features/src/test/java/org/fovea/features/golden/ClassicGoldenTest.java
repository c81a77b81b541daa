package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation against scikit-image and OpenCV on small pictures. */
class ClassicGoldenTest {
  private static final List<Checks> CHECKS =
      List.of(
          new ColourChecks(),
          new EdgeChecks(),
          new HogChecks(),
          new IntegralChecks(),
          new IntensityChecks(),
          new KeypointChecks(),
          new MorphologyChecks(),
          new PictureChecks(),
          new QualityChecks(),
          new ResizeChecks(),
          new SegmentationChecks(),
          new TextureChecks(),
          new WarpChecks());

  private static Map<String, Consumer<ClassicCase>> byOperation() {
    Map<String, Consumer<ClassicCase>> all = new TreeMap<>();
    CHECKS.forEach(checks -> all.putAll(checks.byOperation()));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> equalsTheReference() {
    Map<String, Consumer<ClassicCase>> checks = byOperation();
    return ClassicCase.all().stream()
        .filter(golden -> checks.containsKey(golden.op()))
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.toString(),
                    () -> Objects.requireNonNull(checks.get(golden.op())).accept(golden)));
  }

  @Test
  void coversEveryCase() {
    assertThat(ClassicCase.all()).map(ClassicCase::op).isSubsetOf(byOperation().keySet());
  }
}
