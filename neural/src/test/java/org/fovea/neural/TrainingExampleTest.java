package org.fovea.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Max;
import org.fovea.neural.optim.ExponentialMovingAverage;
import org.fovea.neural.optim.GradientClipping;
import org.fovea.neural.optim.LearningRateSchedule;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.summary.Summary;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The example of docs/neural.md, which has the same lines. */
class TrainingExampleTest {
  /** Noisy stripes: horizontal, vertical or diagonal, one channel of 12x12. */
  private static final class Stripes implements ExampleSource<Labelled> {
    @Override
    public int size() {
      return 384;
    }

    @Override
    public Labelled get(int index, RandomGenerator random) {
      int label = index % 3;
      int phase = random.nextInt(4);
      float[] pixels = new float[144];
      for (int i = 0; i < pixels.length; i++) {
        int along = label == 0 ? i / 12 : label == 1 ? i % 12 : i / 12 + i % 12;
        pixels[i] = ((along + phase) % 4 < 2 ? 1 : -1) + (float) random.nextGaussian();
      }
      return new Labelled(Tensor.of(pixels, 1, 12, 12), label);
    }
  }

  @Test
  void learnsStripes() {
    ExampleSource<Labelled> pictures = new Stripes();
    Random random = new Random(1);
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    Sequential network =
        new Sequential(
            new Conv2d(1, 8, 3, same, random),
            new BatchNorm2d(8),
            new ReLU(),
            new MaxPool2d(2),
            new Conv2d(8, 16, 3, same, random),
            new ReLU(),
            new AdaptiveAvgPool2d(1, 1),
            new Flatten(),
            new Dropout(0.1, random),
            new Linear(16, 3, random));
    System.out.println(Summary.of(network, 1, 1, 12, 12));

    int epochs = 8;
    DataLoader<Labelled, LabelledBatch> loader =
        new DataLoader<>(pictures, LabelledBatch::of, DataLoaderConfig.miniBatch(32, 1));
    Sgd sgd = new Sgd(network.parameters(), SgdConfig.of(0.1).withMomentum(0.9));
    LearningRateSchedule schedule =
        LearningRateSchedule.cosine(0.1, epochs * loader.batches(), 0).withLinearWarmup(0.1, 10);
    ExponentialMovingAverage average = new ExponentialMovingAverage(network, 0.9);
    int step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (LabelledBatch batch : loader.epoch(epoch)) {
        sgd.learningRate(schedule.at(step++));
        sgd.zeroGrad();
        Tensor loss = CrossEntropy.crossEntropy(network.forward(batch.inputs()), batch.labels());
        loss.backward();
        GradientClipping.byNorm(network.parameters(), 1);
        sgd.step();
        average.update();
      }
    }
    network.loadStateDict(average.stateDict());
    network.eval();

    LabelledBatch test = loader.epoch(epochs).iterator().next();
    Tensor scores = Autograd.noGrad(() -> network.forward(test.inputs()));
    assertThat(accuracy(scores, test)).isGreaterThan(0.9);
  }

  private static double accuracy(Tensor scores, LabelledBatch batch) {
    int[] best = Max.argmax(scores, 1, false).data();
    int right = 0;
    for (int i = 0; i < best.length; i++) {
      right += best[i] == batch.labels().data()[i] ? 1 : 0;
    }
    return (double) right / best.length;
  }

  @Test
  void thePageHasTheseLines() throws IOException {
    List<String> code = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("../docs/neural.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```java") && code.isEmpty();
      } else if (inside && !line.isBlank()) {
        code.add(line.strip());
      }
    }
    Path source = Path.of("src/test/java/org/fovea/neural/TrainingExampleTest.java");
    List<String> lines =
        Files.readAllLines(source).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    assertThat(code).hasSizeGreaterThan(30);
    assertThat(lines).containsSubsequence(code);
  }
}
