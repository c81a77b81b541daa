package org.fovea.metrics.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.RunLengthMask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows come back as they went in, over the borders of chunks of 4096. */
class DetectionTableTest {
  private static final RunLengthMask MASK = RunLengthMask.of(2, 2, 1, 3);

  private final Random random = new Random(6);

  /** Some with a mask; about half of the tables have areas of their own. */
  private DetectionTable table(int rows, List<Detection> into, List<Double> areas) {
    DetectionTable table = new DetectionTable();
    boolean withAreas = random.nextBoolean();
    for (int i = 0; i < rows; i++) {
      Box box = Box.ofXywh(random.nextInt(9), i, 1 + random.nextInt(5), 2);
      RunLengthMask mask = random.nextInt(1000) == 0 ? MASK : null;
      Detection detection = new Detection(i, random.nextInt(), box, random.nextDouble(), mask);
      into.add(detection);
      table.add(detection);
      boolean own = withAreas && random.nextInt(3) == 0;
      if (own) {
        table.setArea(i);
      }
      areas.add(own ? (double) i : box.area());
    }
    return table;
  }

  private static void assertHolds(
      DetectionTable table, List<Detection> expected, List<Double> areas) {
    assertThat(table.toList()).isEqualTo(expected);
    for (int row = 0; row < table.size(); row++) {
      assertThat(table.area(row)).isEqualTo(areas.get(row));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 4095, 4096, 4097, 9000})
  void tablesAreAppended(int first) {
    for (int second : new int[] {0, 1, 64, 100, 4096, 5000}) {
      List<Detection> expected = new ArrayList<>();
      List<Double> areas = new ArrayList<>();
      DetectionTable table = table(first, expected, areas);
      table.append(table(second, expected, areas));
      table.append(table(7, expected, areas));
      assertHolds(table, expected, areas);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 70, 9000})
  void clearedTablesHoldNothingOfBefore(int before) {
    DetectionTable table = table(before, new ArrayList<>(), new ArrayList<>());
    table.clear();
    assertThat(table.toList()).isEmpty();
    List<Detection> expected = new ArrayList<>();
    List<Double> areas = new ArrayList<>();
    table.append(table(5000, expected, areas));
    assertHolds(table, expected, areas);
  }
}
