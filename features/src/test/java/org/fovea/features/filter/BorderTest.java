package org.fovea.features.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BorderTest {
  @ParameterizedTest
  @CsvSource({
    "REFLECT,     cddcba|abcd|dcbaab",
    "REFLECT_101, abcdcb|abcd|cbabcd",
    "REPLICATE,   aaaaaa|abcd|dddddd",
    "WRAP,        cdabcd|abcd|abcdab",
    "ZERO,        000000|abcd|000000"
  })
  void continuesARow(Border border, String expected) {
    StringBuilder row = new StringBuilder();
    for (int i = -6; i < 10; i++) {
      row.append(i == 0 || i == 4 ? "|" : "").append("0abcd".charAt(1 + border.index(i, 4)));
    }
    assertThat(row).hasToString(expected);
  }

  @ParameterizedTest
  @EnumSource
  void extendsArraysByTheSameRule(Border border) {
    int[] row = {0, 0, 0, 7, 8, 9, 0, 0, 0};
    border.extend(row, 3, 3);
    for (int i = -3; i < 6; i++) {
      int inside = border.index(i, 3);
      assertThat(row[3 + i]).isEqualTo(inside < 0 ? 0 : 7 + inside);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZERO")
  void onePixelIsAllThereIs(Border border) {
    assertThat(border.index(-3, 1)).isZero();
    assertThat(border.index(2, 1)).isZero();
  }

  @Test
  void reflectionsGoOnBeyondTheFirst() {
    assertThat(Border.REFLECT.index(-9, 3)).isEqualTo(2);
    assertThat(Border.REFLECT_101.index(-9, 3)).isEqualTo(1);
  }
}
