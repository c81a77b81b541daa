package org.fovea.neural.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fovea.neural.golden.Filler;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class StyleTransferTest {
  private static final StyleTransferConfig CONFIG =
      StyleTransferConfig.vgg19()
          .withLayers("2", List.of("0", "2"))
          .withWeights(0.5, 300)
          .withSteps(60, 0.02);

  private final Sequential network = network();
  private final Tensor content = Tensor.of(Filler.fill("content", 2 * 64, 1, 0), 1, 2, 8, 8);
  private final Tensor style = Tensor.of(Filler.fill("style", 2 * 48, 1, 0.5), 1, 2, 6, 8);

  private static Sequential network() {
    Random random = new Random(4);
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    Sequential network =
        new Sequential(
            new Conv2d(2, 4, 3, same, random), new ReLU(), new Conv2d(4, 5, 3, same, random));
    network.freeze(true);
    return network;
  }

  /** Equations 1, 3, 4, 5 and 7, written out. */
  @Test
  void lossIsThePapers() {
    Tensor image = Tensor.of(Filler.fill("image", 2 * 64, 1, 0), 1, 2, 8, 8);
    Sequential first = new Sequential(network.layers().get(0));
    double expected = 0.25 * distance(network.forward(image), network.forward(content));
    for (Sequential layer : List.of(first, network)) {
      Tensor f = layer.forward(image);
      Tensor s = layer.forward(style);
      double sum = 0;
      for (int i = 0; i < f.dim(1); i++) {
        for (int j = 0; j < f.dim(1); j++) {
          sum += Math.pow(product(f, i, j) - product(s, i, j), 2);
        }
      }
      expected += 150 * sum / (4.0 * f.dim(1) * f.dim(1));
    }
    double loss = new StyleTransfer(network, content, style, CONFIG).loss(image).item();
    // Sums of some hundred float32 terms.
    assertThat(loss).isCloseTo(expected, within(1e-4 * expected));
  }

  private static double distance(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.numel(); i++) {
      sum += Math.pow((double) a.data()[i] - b.data()[i], 2);
    }
    return sum;
  }

  private static double product(Tensor features, int i, int j) {
    int places = features.dim(2) * features.dim(3);
    double sum = 0;
    for (int k = 0; k < places; k++) {
      sum += (double) features.data()[i * places + k] * features.data()[j * places + k];
    }
    return sum / places;
  }

  @Test
  void thePictureComesNearer() {
    StyleTransfer transfer = new StyleTransfer(network, content, style, CONFIG);
    float[] before = content.data().clone();
    Tensor made = transfer.run();
    assertThat(content.data()).isEqualTo(before);
    assertThat(transfer.loss(made).item()).isLessThan(transfer.loss(content).item() / 2);
    assertThat(new StyleTransfer(network, content, style, CONFIG).run().data())
        .isEqualTo(made.data());
    assertThatThrownBy(() -> CONFIG.withSteps(0, 1)).hasMessageContaining("steps 0");
  }
}
