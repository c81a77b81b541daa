package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.fovea.metrics.progress.Progress;
import org.junit.jupiter.api.Test;

class PictureLoopTest {
  @Test
  void resultsComeInOrderAndProgressIsReported() {
    for (int threads : new int[] {1, 3}) {
      List<Integer> results = new ArrayList<>();
      List<String> reports = new ArrayList<>();
      Progress progress = (stage, done, total) -> reports.add(stage + " " + done + "/" + total);
      new PictureLoop(threads).run("square", 20, i -> i * i, results::add, progress);
      assertThat(results).isEqualTo(IntStream.range(0, 20).mapToObj(i -> i * i).toList());
      assertThat(reports)
          .hasSize(21)
          .startsWith("square 0/20", "square 1/20")
          .endsWith("square 20/20");
    }
  }

  @Test
  void failuresOfTheWorkComeOutAsTheyAre() {
    PictureLoop loop = new PictureLoop(2);
    assertThatThrownBy(
            () -> loop.run("fail", 5, PictureLoopTest::failAtThree, x -> {}, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("three");
  }

  private static int failAtThree(int i) {
    if (i == 3) {
      throw new IllegalArgumentException("three");
    }
    return i;
  }

  @Test
  void progressMayCancel() {
    Progress progress =
        (stage, done, total) -> {
          if (done == 2) {
            throw new CancellationException("enough");
          }
        };
    List<Integer> results = new ArrayList<>();
    assertThatThrownBy(() -> new PictureLoop(2).run("count", 9, i -> i, results::add, progress))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
    assertThat(results).containsExactly(0, 1);
  }
}
