package org.fovea.neural.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdversarialTrainingTest {
  private final SplittableRandom random = new SplittableRandom(1);
  private final DcganConfig config = new DcganConfig(4, 1, 8, 8);
  private final DcganGenerator generator = new DcganGenerator(config, random);
  private final DcganDiscriminator discriminator = new DcganDiscriminator(config, random);

  /** With weights near 0 the discriminator says a half to everything: ln 2 for each part. */
  @Test
  void lossesBeginAtAHalf() {
    AdversarialTraining training = new AdversarialTraining(generator, discriminator, 2e-4, random);
    AdversarialTraining.Losses losses = training.step(Tensor.zeros(8, 1, 8, 8));
    assertThat(losses.discriminator()).isCloseTo(2 * Math.log(2), within(0.2));
    assertThat(losses.generator()).isCloseTo(Math.log(2), within(0.2));
  }

  /** Real pictures are bright above and dark below. */
  @Test
  void theGeneratorLearnsWhatIsBright() {
    Tensor real = Tensor.zeros(16, 1, 8, 8);
    for (int i = 0; i < real.numel(); i++) {
      real.data()[i] = i / 32 % 2 == 0 ? 0.8f : -0.8f;
    }
    AdversarialTraining training = new AdversarialTraining(generator, discriminator, 2e-3, random);
    for (int i = 0; i < 100; i++) {
      training.step(real);
    }
    generator.eval();
    float[] drawn = AdversarialTraining.sample(generator, 10, random).data();
    long right =
        IntStream.range(0, drawn.length).filter(i -> drawn[i] > 0 == (i / 32 % 2 == 0)).count();
    assertThat(right).isGreaterThan(drawn.length * 9L / 10);
  }

  @Test
  void extentsAreThoseAskedFor() {
    for (int size : new int[] {4, 28, 32}) {
      DcganConfig other = new DcganConfig(3, 3, size, 2);
      Tensor images = new DcganGenerator(other, random).forward(Tensor.randn(random, 2, 3));
      assertThat(images.shape().toArray()).containsExactly(2, 3, size, size);
      assertThat(new DcganDiscriminator(other, random).forward(images).shape().toArray())
          .containsExactly(2, 1);
    }
    assertThatThrownBy(() -> new DcganConfig(3, 1, 30, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size 30");
  }
}
