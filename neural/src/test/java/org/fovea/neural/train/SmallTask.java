package org.fovea.neural.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Tensor;

/** Three clouds of points in the plane, and a small network with dropout that tells them apart. */
final class SmallTask {
  private SmallTask() {}

  static DataLoader<Labelled, LabelledBatch> loader(int examples, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Labelled> points = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      int label = i % 3;
      float x = (float) (2 * Math.cos(label * 2.1) + 0.4 * random.nextGaussian());
      float y = (float) (2 * Math.sin(label * 2.1) + 0.4 * random.nextGaussian());
      points.add(new Labelled(Tensor.of(new float[] {x, y}, 2), label));
    }
    return new DataLoader<>(
        ExampleSource.of(points), LabelledBatch::of, DataLoaderConfig.miniBatch(7, seed));
  }

  static ClassificationTask task(RandomGenerator dropout) {
    RandomGenerator random = new SplittableRandom(5);
    Sequential network =
        new Sequential(
            new Linear(2, 16, random),
            Activation.relu(),
            new Dropout(0.2, dropout),
            new Linear(16, 3, random));
    return new ClassificationTask(network, CrossEntropyConfig.defaults());
  }

  static Trainer<LabelledBatch> trainer(TrainerConfig config) {
    StepRandom random = new StepRandom(9);
    ClassificationTask task = task(random);
    Sgd sgd = new Sgd(task.module().parameters(), SgdConfig.of(0.1).withMomentum(0.9));
    return new Trainer<>(task, sgd, config.withRandom(random));
  }
}
