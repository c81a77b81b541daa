package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.LinearSvmConfig;
import org.fovea.classic.svm.LinearSvmTrainer;
import org.junit.jupiter.api.Test;

class NegativeMiningTest {
  private static final LinearSvmTrainer TRAINER =
      new LinearSvmTrainer(LinearSvmConfig.defaults().withC(10).withStop(1e-4, 10_000));

  private final List<float[]> positives = new ArrayList<>();
  private final List<float[]> negatives = new ArrayList<>();

  /** Thousands of easy negatives far to the left and a few hard ones close to the positives. */
  NegativeMiningTest() {
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      positives.add(point(random, 2.5));
    }
    for (int i = 0; i < 3000; i++) {
      negatives.add(point(random, i % 100 == 7 ? 0 : -9));
    }
  }

  private static float[] point(Random random, double x) {
    return new float[] {(float) (x + random.nextGaussian() / 2), (float) random.nextGaussian()};
  }

  @Test
  void findsTheSvmOfAllNegativesThoughItSeesFew() {
    LinearSvm mined = new NegativeMining(20, 50, 10).train(positives, negatives, TRAINER, seed(2));
    List<float[]> all = new ArrayList<>(positives);
    all.addAll(negatives);
    boolean[] positive = new boolean[all.size()];
    Arrays.fill(positive, 0, positives.size(), true);
    LinearSvm whole = TRAINER.train(all.toArray(float[][]::new), positive);
    for (float[] x : positives) {
      // Both end where no dual gradient is off by more than 1e-4.
      assertThat(mined.score(x))
          .isCloseTo(whole.score(x), org.assertj.core.data.Offset.offset(.01f));
    }
  }

  @Test
  void isBetterThanTheFirstRandomNegatives() {
    assertThat(wrong(new NegativeMining(20, 50, 10)))
        .isLessThan(wrong(new NegativeMining(20, 50, 1)));
  }

  private long wrong(NegativeMining mining) {
    LinearSvm svm = mining.train(positives, negatives, TRAINER, seed(3));
    return negatives.stream().filter(x -> svm.score(x) > -0.5).count();
  }

  @Test
  void fewNegativesAreAllUsed() {
    LinearSvm svm =
        new NegativeMining(100, 10, 3).train(positives, negatives.subList(0, 1), TRAINER, seed(4));
    assertThat(svm.score(negatives.get(0))).isNegative();
    assertThat(svm.score(positives.get(0))).isPositive();
  }

  private static Random seed(long seed) {
    return new Random(seed);
  }
}
