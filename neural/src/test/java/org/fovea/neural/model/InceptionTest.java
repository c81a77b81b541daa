package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.neural.model.InceptionConfig.FiveByFive;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InceptionTest {
  /** The branch's weights: 16 x 32 channels of the 5 x 5, or 3 x 3, or that and 32 x 32 of it. */
  @ParameterizedTest
  @CsvSource({"FIVE, 12800", "THREE, 4608", "TWO_THREES, 13824"})
  void whatStandsForFiveByFive(FiveByFive kind, int weights) {
    InceptionConfig config = new InceptionConfig(64, 96, 128, 16, 32, 32, kind);
    Inception module = new Inception(192, config, new Random(1));
    Tensor y = module.forward(Tensor.zeros(2, 192, 5, 7));
    assertThat(y.shape().toArray()).containsExactly(2, 256, 5, 7);
    int found =
        module.namedParameters().entrySet().stream()
            .filter(entry -> entry.getKey().matches("branch3\\.[12]\\.conv\\.weight"))
            .mapToInt(entry -> entry.getValue().numel())
            .sum();
    assertThat(found).isEqualTo(weights);
  }
}
