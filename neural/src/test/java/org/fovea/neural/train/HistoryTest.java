package org.fovea.neural.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final History HISTORY =
      new History(
          List.of(
              new EpochRecord(1, 0.1, 2.5, Map.of("train.loss", 1.0 / 3)),
              new EpochRecord(2, 1e-7, 2.25, Map.of("validation.ap", Double.NaN)),
              new EpochRecord(3, 1e-7, 2, Map.of("train.loss", 0.25))));

  @Test
  void isTheSameAfterWritingAndReading() {
    assertThat(History.fromCsv(HISTORY.toCsv())).isEqualTo(HISTORY);
  }

  @Test
  void knowsItsBestEpoch() {
    assertThat(HISTORY.best(Monitor.lowest("train.loss"))).hasValue(2);
    assertThat(HISTORY.best(Monitor.highest("train.loss"))).hasValue(0);
    assertThat(HISTORY.best(Monitor.highest("validation.ap"))).isEmpty();
  }

  @Test
  void saysWhereATableIsWrong() {
    assertThatThrownBy(() -> History.fromCsv("a,b\n")).hasMessageContaining("first line");
    assertThatThrownBy(() -> History.fromCsv("epoch,learning_rate,seconds\n1,2\n"))
        .hasMessage("history: line 2 has 2 fields, expected 3");
    assertThatThrownBy(() -> History.fromCsv("epoch,learning_rate,seconds\n1,x,2\n"))
        .hasMessage("history: line 2, learning_rate is 'x', expected a number");
    assertThatThrownBy(() -> History.fromCsv("epoch,learning_rate,seconds\n1,,2\n"))
        .hasMessage("history: line 2 has no learning_rate");
  }
}
