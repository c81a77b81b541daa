package org.fovea.classic.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionTest {
  private static final int EXAMPLES = 24;
  private static final GradientDescentConfig FULL =
      new GradientDescentConfig(1, 3000, GradientDescentConfig.ALL, 0.05, 1);
  private final float[][] features = new float[EXAMPLES][3];
  private final int[] labels = new int[EXAMPLES];
  private final boolean[] positive = new boolean[EXAMPLES];

  RegressionTest() {
    for (int i = 0; i < EXAMPLES; i++) {
      for (int k = 0; k < 3; k++) {
        features[i][k] = (float) Math.sin(1 + 3 * i + 7 * k);
      }
      labels[i] = i * i % 5 == 4 ? 2 : i * i % 5;
      positive[i] = labels[i] == 1;
    }
  }

  /**
   * scikit-learn 1.2.1: LogisticRegression(C=1 / (0.05 * 24), tol=1e-12, solver="newton-cg") on
   * these features; its solver ends within some 1e-7 of the optimum.
   */
  @Test
  void equalsScikitLearn() {
    LogisticRegression two = LogisticRegression.train(features, positive, FULL).model();
    assertThat(two.weights())
        .containsExactly(
            new double[] {0.040959991714679136, 0.09370041404609945, 0.10032205523139859},
            within(1e-6));
    assertThat(two.bias()).isCloseTo(-0.5217172010823347, within(1e-6));
  }

  /** The same with multi_class="multinomial". */
  @Test
  void softmaxEqualsScikitLearn() {
    SoftmaxRegression three = SoftmaxRegression.train(features, labels, 3, FULL).model();
    double[][] weights = {
      {0.007648570831246076, -0.0354284976875144, -0.06106780122028139},
      {0.02410004514563988, 0.06640278609112803, 0.07602252732015037},
      {-0.031748615976885865, -0.030974288403613687, -0.014954726099869127}
    };
    double[] biases = {-0.4236167412958419, 0.1532442659727773, 0.27037247532306463};
    for (int c = 0; c < 3; c++) {
      assertThat(three.weights(c)).containsExactly(weights[c], within(1e-6));
      assertThat(three.bias(c)).isCloseTo(biases[c], within(1e-6));
    }
    assertThat(three.scores(features[0]))
        .containsExactly(new float[] {0.19279136f, 0.42082152f, 0.38638712f}, within(1e-6f));
    assertThat(three.predict(features[0])).isEqualTo(1);
  }

  /** Central differences with a step of 1e-6 are right to some 1e-9. */
  @Test
  void gradientsAreTheLossesSlopes() {
    checkGradient(new LogisticLoss(features, positive));
    checkGradient(new SoftmaxLoss(features, labels, 3));
  }

  private static void checkGradient(ExampleLoss loss) {
    double[] parameters = new Random(4).doubles(loss.parameters(), -2, 2).toArray();
    for (int example = 0; example < 5; example++) {
      double[] gradient = new double[parameters.length];
      loss.addGradient(parameters, example, 1, gradient);
      for (int i = 0; i < parameters.length; i++) {
        double slope =
            (at(loss, parameters, example, i, 1e-6) - at(loss, parameters, example, i, -1e-6))
                / 2e-6;
        assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
      }
    }
  }

  private static double at(ExampleLoss loss, double[] parameters, int example, int i, double by) {
    double[] moved = parameters.clone();
    moved[i] += by;
    return loss.addGradient(moved, example, 0, new double[moved.length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, GradientDescentConfig.ALL})
  void lossesFallFromThatOfIgnorance(int batchSize) {
    GradientDescentConfig config =
        GradientDescentConfig.defaults()
            .withBatchSize(batchSize)
            .withEpochs(30)
            .withLearningRate(0.03);
    Trained<LogisticRegression> two = LogisticRegression.train(features, positive, config);
    Trained<SoftmaxRegression> three = SoftmaxRegression.train(features, labels, 3, config);
    assertThat(two.losses()).hasSize(31);
    assertThat(two.losses().get(0)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(three.losses().get(0)).isCloseTo(Math.log(3), within(1e-12));
    assertThat(two.losses().get(30)).isLessThan(two.losses().get(0));
    assertThat(three.losses().get(30)).isLessThan(three.losses().get(0));
    assertThat(LogisticRegression.train(features, positive, config).losses())
        .isEqualTo(two.losses());
  }

  /** One step from zeros with a batch of all: the mean gradient, {@code (0.5 - t) x}. */
  @Test
  void aStepIsTheMeanGradient() {
    GradientDescentConfig once = new GradientDescentConfig(0.5, 1, GradientDescentConfig.ALL, 0, 1);
    float[][] x = {{1, 2}, {3, -1}};
    LogisticRegression model =
        LogisticRegression.train(x, new boolean[] {true, false}, once).model();
    assertThat(model.weights()).containsExactly(new double[] {-0.25, 0.375}, within(1e-15));
    assertThat(model.bias()).isCloseTo(0, within(1e-15));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    LogisticRegression model = new LogisticRegression(new double[] {1000}, 0);
    assertThat(model.probability(new float[] {10})).isEqualTo(1);
    assertThat(model.probability(new float[] {-10})).isZero();
    LogisticLoss loss = new LogisticLoss(new float[][] {{-10}}, new boolean[] {true});
    assertThat(loss.addGradient(new double[] {1000, 0}, 0, 1, new double[2])).isEqualTo(10_000);
    SoftmaxLoss softmax = new SoftmaxLoss(new float[][] {{10}}, new int[] {0}, 2);
    assertThat(softmax.addGradient(new double[] {0, 0, 1000, 0}, 0, 1, new double[4]))
        .isEqualTo(10_000);
  }

  @Test
  void wrongExamplesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogisticRegression.train(new float[0][], new boolean[0], FULL))
        .withMessage("expected at least one example, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SoftmaxRegression.train(new float[][] {{1}, {2}}, new int[] {0, 3}, 3, FULL))
        .withMessage("label 3 of example 1 is not a class 0..2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LogisticRegression.train(new float[][] {{Float.NaN}}, new boolean[1], FULL))
        .withMessage("feature 0 of example 0 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogisticRegression(new double[2], 0).scores(new float[3]))
        .withMessage("expected 2 features, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FULL.withLearningRate(0))
        .withMessage("learningRate must be above 0, got 0.0");
  }
}
