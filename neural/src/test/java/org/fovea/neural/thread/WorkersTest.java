package org.fovea.neural.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyTaskRunsOnce(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    Workers.fixed(threads).forEach(1000, runs::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 99})
  void rangesCoverTheLength(int length) {
    int[] seen = new int[length];
    Workers.fixed(3)
        .forRanges(
            length,
            10,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                seen[i]++;
              }
            });
    assertThat(seen).isEqualTo(filled(length));
  }

  private static int[] filled(int length) {
    int[] ones = new int[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void whatATaskThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                Workers.fixed(2)
                    .forEach(
                        50,
                        i -> {
                          if (i == 17) {
                            throw new IllegalStateException("seventeen");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("seventeen");
  }

  @Test
  void anExecutorThatRefusesLeavesTheWorkToTheCaller() {
    int[] runs = new int[20];
    Workers.of(
            task -> {
              throw new RejectedExecutionException();
            },
            4)
        .forEach(20, i -> runs[i]++);
    assertThat(runs).isEqualTo(filled(20));
  }

  @Test
  void callBindsAndRestores() {
    Workers before = Workers.current();
    Workers two = Workers.fixed(2);
    assertThat(two.call(Workers::current)).isSameAs(two);
    assertThat(Workers.current()).isSameAs(before);
  }

  @Test
  void withinATaskOperationsRunOnOneThread() {
    int[] parallelism = new int[4];
    Workers.fixed(2).forEach(4, i -> parallelism[i] = Workers.current().parallelism());
    assertThat(parallelism).isEqualTo(filled(4));
  }
}
