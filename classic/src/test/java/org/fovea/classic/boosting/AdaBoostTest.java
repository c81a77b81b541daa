package org.fovea.classic.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class AdaBoostTest {
  /** Float leaves are summed in double here and in OpenCV; it returns the sum as a float. */
  private static final double FLOAT = 1e-5;

  private static float[][] formula() {
    float[][] x = new float[60][4];
    for (int i = 0; i < 60; i++) {
      for (int k = 0; k < 4; k++) {
        x[i][k] = (i * 37 + k * 101 + i * i * (k + 3)) % 251 / 251f;
      }
    }
    return x;
  }

  private static boolean[] labels(float[][] x) {
    boolean[] positive = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      positive[i] = x[i][0] + 0.6 * x[i][1] > 0.8 ^ x[i][2] > 0.9;
    }
    return positive;
  }

  /**
   * OpenCV 4.6.0: {@code cv2.ml.Boost} of type GENTLE with 8 stumps, weight trim rate 0, no
   * surrogates, least sample count 1, regression accuracy 0; its raw output for the first twelve
   * examples.
   */
  @Test
  void gentleEqualsOpenCv() {
    double[] expected = {
      -1.77244,
      1.394138,
      -0.803463,
      1.160974,
      1.38587,
      -2.811544,
      0.02764054,
      -0.5010875,
      2.008828,
      -1.634421,
      0.5380163,
      -1.149483
    };
    float[][] x = formula();
    BoostedStumps stumps = new AdaBoost(BoostingKind.GENTLE, 8).train(x, labels(x));
    for (int i = 0; i < expected.length; i++) {
      assertThat(stumps.score(x[i])).isCloseTo(expected[i], within(FLOAT));
    }
  }

  /** Every stump against trying all features and thresholds, as the papers have them. */
  @Test
  void stumpsAreTheBest() {
    Random random = new Random(7);
    for (BoostingKind kind : BoostingKind.values()) {
      for (int n : new int[] {2, 3, 17, 50}) {
        float[][] x = new float[n][3];
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
          positive[i] = i % 2 == 0;
          for (int k = 0; k < 3; k++) {
            x[i][k] = random.nextInt(9) - 4 + (positive[i] ? k : 0);
          }
        }
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        for (Stump stump : new AdaBoost(kind, 5).train(x, positive).stumps()) {
          assertThat(loss(kind, stump, x, positive, weights))
              .isCloseTo(leastLoss(kind, x, positive, weights), within(1e-6));
          double sum = 0;
          for (int i = 0; i < n; i++) {
            double y = positive[i] ? 1 : -1;
            weights[i] *= Math.exp(-y * stump.of(x[i][stump.feature()]));
            sum += weights[i];
          }
          for (int i = 0; i < n; i++) {
            weights[i] /= sum;
          }
        }
      }
    }
  }

  /** Weighted error of the sides' classes, or weighted squared error of their values. */
  private static double loss(
      BoostingKind kind, Stump stump, float[][] x, boolean[] positive, double[] weights) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double y = positive[i] ? 1 : -1;
      double f = stump.of(x[i][stump.feature()]);
      loss += weights[i] * (kind == BoostingKind.GENTLE ? (y - f) * (y - f) : y * f > 0 ? 0 : 1);
    }
    return loss;
  }

  private static double leastLoss(
      BoostingKind kind, float[][] x, boolean[] positive, double[] weights) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < x[0].length; k++) {
      for (float[] at : x) {
        double[] weight = new double[2];
        double[] mean = new double[2];
        for (int i = 0; i < x.length; i++) {
          int side = x[i][k] < at[k] ? 0 : 1;
          weight[side] += weights[i];
          mean[side] += positive[i] ? weights[i] : -weights[i];
        }
        float left = (float) (weight[0] > 0 ? mean[0] / weight[0] : 0);
        float right = (float) (mean[1] / weight[1]);
        least = Math.min(least, loss(kind, new Stump(k, at[k], left, right), x, positive, weights));
        if (kind == BoostingKind.DISCRETE) {
          least = Math.min(least, loss(kind, new Stump(k, at[k], 1, -1), x, positive, weights));
          least = Math.min(least, loss(kind, new Stump(k, at[k], -1, 1), x, positive, weights));
        }
      }
    }
    return least;
  }

  /** The best of all subsets of four codes, by trying all sixteen. */
  @Test
  void codeStumpsAreTheBest() {
    Random random = new Random(2);
    int n = 40;
    byte[][] columns = new byte[2][n];
    boolean[] positive = new boolean[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      positive[i] = random.nextBoolean();
      weights[i] = random.nextDouble();
      columns[0][i] = (byte) (random.nextInt(4) * 63 + 60);
      columns[1][i] = (byte) (random.nextInt(4) * 63 + 60);
    }
    CodeStumpLearner learner = new CodeStumpLearner(columns, task -> {});
    for (BoostingKind kind : BoostingKind.values()) {
      double best = 0;
      for (int f = 0; f < 2; f++) {
        for (int subset = 0; subset < 16; subset++) {
          int chosen = subset;
          int feature = f;
          best =
              Math.max(
                  best,
                  gain(
                      kind,
                      i -> (chosen >> ((columns[feature][i] & 0xFF) / 63) & 1) != 0,
                      positive,
                      weights));
        }
      }
      CodeStump found = learner.fit(kind, weights, positive);
      float left = found.left();
      assertThat(gain(kind, i -> learner.output(found, i) == left, positive, weights))
          .isCloseTo(best, within(1e-12));
    }
  }

  private static double gain(
      BoostingKind kind, IntPredicate left, boolean[] positive, double[] weights) {
    double[] sums = new double[4];
    for (int i = 0; i < weights.length; i++) {
      sums[(left.test(i) ? 0 : 2) + (positive[i] ? 0 : 1)] += weights[i];
    }
    return kind.gain(sums[0], sums[1], sums[2], sums[3]);
  }

  @Test
  void threadsChangeNothing() {
    float[][] x = new float[80][300];
    boolean[] positive = new boolean[80];
    Random random = new Random(4);
    for (int i = 0; i < 80; i++) {
      positive[i] = random.nextBoolean();
      for (int k = 0; k < 300; k++) {
        x[i][k] = random.nextInt(5);
      }
    }
    List<BoostedStumps> results = new ArrayList<>();
    results.add(new AdaBoost(BoostingKind.GENTLE, 10).train(x, positive));
    ExecutorService pool = Executors.newFixedThreadPool(3);
    results.add(new AdaBoost(BoostingKind.GENTLE, 10, pool).train(x, positive));
    pool.shutdown();
    assertThat(results.get(1)).isEqualTo(results.get(0));
  }

  @Test
  void refusesWhatCannotBeLearnt() {
    AdaBoost boost = new AdaBoost(BoostingKind.DISCRETE, 2);
    assertThatThrownBy(() -> boost.train(new float[][] {{1}, {2}}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected examples of both classes, got 0 positive and 2 negative");
    assertThatThrownBy(() -> boost.train(new float[][] {{1}, {Float.NaN}}, new boolean[2]))
        .hasMessage("feature 0 of example 1 is NaN");
    assertThatThrownBy(() -> boost.train(new float[][] {{1}, {2, 3}}, new boolean[2]))
        .hasMessage("example 1 has 2 features, the first has 1");
    assertThatThrownBy(() -> boost.train(new float[0][], new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AdaBoost(BoostingKind.DISCRETE, 0))
        .hasMessage("rounds must be at least 1, got 0");
  }
}
