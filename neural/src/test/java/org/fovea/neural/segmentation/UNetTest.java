package org.fovea.neural.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The extents of both forms; their values are held by the golden tests. */
class UNetTest {
  private static final ModelConfig CELLS = ModelConfig.defaults().withClasses(2).withChannels(1);

  @Test
  void thePapersFormTakesAndGivesThePapersExtents() {
    UNet unet = new UNet(new UNetConfig(1, 4, false), CELLS, new Random(1));
    assertThat(unet.forward(Tensor.zeros(1, 1, 572, 572)).shape().toArray())
        .containsExactly(1, 2, 388, 388);
    assertThat(unet.margin()).isEqualTo(92);
    assertThat(unet.inputFor(388)).isEqualTo(572);
    assertThat(unet.inputFor(387)).isEqualTo(572);
    assertThat(unet.inputFor(389)).isEqualTo(588);
    unet.eval();
    for (int output = 1; output < 40; output++) {
      int input = unet.inputFor(output);
      assertThat(InferenceForm.of(unet).apply(Tensor.zeros(1, 1, input, 188)).dim(2))
          .isEqualTo(input - 184)
          .isGreaterThanOrEqualTo(output)
          .isLessThan(output + 16);
    }
  }

  @Test
  void otherExtentsAreRefusedWithOneThatFits() {
    UNet unet = new UNet(new UNetConfig(1, 4, false), CELLS, new Random(1));
    Tensor wrong = Tensor.zeros(1, 1, 572, 571);
    assertThatThrownBy(() -> unet.forward(wrong))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected extents such as 572 in place of 571");
    unet.eval();
    assertThatThrownBy(() -> InferenceForm.of(unet).apply(wrong))
        .isInstanceOf(ShapeException.class);
    UNet padded = new UNet(UNetConfig.padded(1, 4), CELLS, new Random(1));
    assertThatThrownBy(() -> padded.forward(Tensor.zeros(1, 1, 15, 16)))
        .hasMessageContaining("such as 16 in place of 15");
  }

  /** The number that is known of figure 1 with one channel and two classes. */
  @Test
  void thePapersNetworkHasItsParameters() {
    UNet unet = new UNet(UNetConfig.paper(), CELLS, new Random(1));
    assertThat(unet.parameters().stream().mapToLong(p -> p.numel()).sum()).isEqualTo(31_030_658);
  }
}
