package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FreezingTest {
  private final Random random = new Random(1);
  private final Linear backbone = new Linear(4, 6, random);
  private final Linear head = new Linear(6, 2, random);
  private final Sequential network = new Sequential(backbone, Activation.tanh(), head);
  private final Adam adam =
      new Adam(network.parameters(), AdamConfig.adamW(0.1).withWeightDecay(0.1));

  private void train() {
    for (int i = 0; i < 3; i++) {
      adam.zeroGrad();
      Sum.sum(Square.square(network.forward(Tensor.randn(random, 3, 4)))).backward();
      adam.step();
    }
  }

  @Test
  void whatIsFrozenKeepsEveryBitUntilItIsReleased() {
    backbone.requiresGrad(false);
    float[] frozen = backbone.weight().data().clone();
    float[] free = head.weight().data().clone();
    train();
    assertThat(backbone.weight().data()).isEqualTo(frozen);
    assertThat(head.weight().data()).isNotEqualTo(free);
    backbone.requiresGrad(true);
    train();
    assertThat(backbone.weight().data()).isNotEqualTo(frozen);
  }
}
