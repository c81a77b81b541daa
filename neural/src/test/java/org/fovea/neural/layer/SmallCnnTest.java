package org.fovea.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.neural.loss.CrossEntropy.crossEntropy;

import java.util.Random;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;

/**
 * Three kinds of noisy stripes: horizontal, vertical, diagonal. A small network tells them apart.
 */
class SmallCnnTest {
  private static final int SIZE = 12;

  private record Batch(Tensor images, IntTensor labels) {}

  private static Batch stripes(int count, long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[count * SIZE * SIZE];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      labels[n] = random.nextInt(3);
      int phase = random.nextInt(4);
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          int position = labels[n] == 0 ? y : labels[n] == 1 ? x : x + y;
          float stripe = (position + phase) % 4 < 2 ? 1 : -1;
          pixels[(n * SIZE + y) * SIZE + x] = stripe + (float) random.nextGaussian();
        }
      }
    }
    return new Batch(Tensor.of(pixels, count, 1, SIZE, SIZE), IntTensor.of(labels));
  }

  private static Sequential network(long seed) {
    Random random = new Random(seed);
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    return new Sequential(
        new Conv2d(1, 8, 3, same, random),
        new BatchNorm2d(8),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(8, 16, 3, same, random),
        new ReLU(),
        new AdaptiveAvgPool2d(1, 1),
        new Flatten(),
        new Linear(16, 3, random));
  }

  private static float train(Sequential network, Optimizer optimizer, int steps) {
    float loss = 0;
    for (int step = 0; step < steps; step++) {
      Batch batch = stripes(32, step);
      optimizer.zeroGrad();
      Tensor value = crossEntropy(network.forward(batch.images), batch.labels);
      value.backward();
      optimizer.step();
      loss = value.item();
    }
    return loss;
  }

  private static double accuracy(Sequential network) {
    Batch test = stripes(300, 12345);
    network.eval();
    float[] scores = Autograd.noGrad(() -> network.forward(test.images)).data();
    int right = 0;
    for (int n = 0; n < 300; n++) {
      int best = 0;
      for (int c = 1; c < 3; c++) {
        best = scores[n * 3 + c] > scores[n * 3 + best] ? c : best;
      }
      right += best == test.labels.data()[n] ? 1 : 0;
    }
    return right / 300.0;
  }

  @Test
  void learnsWithMomentum() {
    Sequential network = network(1);
    train(network, new Sgd(network.parameters(), SgdConfig.of(0.05).withMomentum(0.9)), 60);
    assertThat(accuracy(network)).isGreaterThan(0.95);
  }

  @Test
  void learnsWithAdam() {
    Sequential network = network(2);
    train(network, new Adam(network.parameters(), AdamConfig.of(0.01)), 60);
    assertThat(accuracy(network)).isGreaterThan(0.95);
  }

  @Test
  void sameSeedGivesSameBitsWithAnyNumberOfThreads() {
    float[] losses = new float[2];
    for (int i = 0; i < 2; i++) {
      losses[i] =
          Workers.fixed(1 + 2 * i)
              .call(
                  () -> {
                    Sequential network = network(3);
                    return train(network, new Sgd(network.parameters(), SgdConfig.of(0.05)), 5);
                  });
    }
    assertThat(losses[1]).isEqualTo(losses[0]);
  }
}
