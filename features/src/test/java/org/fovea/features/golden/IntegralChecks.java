package org.fovea.features.golden;

import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.integral.IntegralImage;

/** Sums over rectangles from the first pixel on. */
final class IntegralChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("integral", IntegralChecks::sums);
  }

  /** Integers, so without a tolerance. */
  private static void sums(ClassicCase golden) {
    golden.digest().checkInts(IntegralImage.of(golden.gray()).table());
  }
}
