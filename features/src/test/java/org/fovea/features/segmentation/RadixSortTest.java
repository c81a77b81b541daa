package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 39, 41, 3000})
  void sortsKeysOfAllMagnitudes(int n) {
    Random random = new Random(n);
    assertSorts(random.doubles(n).map(v -> Math.pow(v, 20)).toArray());
  }

  @Test
  void sortsKeysThatDifferInTheirLastBitsAlone() {
    Random random = new Random(1);
    for (int n : new int[] {2, 40, 41, 3000}) {
      assertSorts(IntStream.range(0, n).mapToDouble(i -> near(random.nextInt(1 << 28))).toArray());
    }
  }

  @Test
  void equalKeysKeepTheirOrder() {
    Random random = new Random(2);
    assertSorts(IntStream.range(0, 3000).mapToDouble(i -> random.nextInt(3)).toArray());
    assertSorts(IntStream.range(0, 3000).mapToDouble(i -> near(random.nextInt(3))).toArray());
    assertSorts(new double[3000]);
  }

  private static double near(int units) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(0.25) + units);
  }

  private static void assertSorts(double[] keys) {
    int[] order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> keys[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    double[] actual = keys.clone();
    int[] values = IntStream.range(0, keys.length).toArray();
    RadixSort.sort(actual, values);
    assertThat(actual).isEqualTo(sorted);
    assertThat(values).isEqualTo(order);
  }
}
