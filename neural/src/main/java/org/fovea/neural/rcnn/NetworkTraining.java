package org.fovea.neural.rcnn;

import java.util.List;
import java.util.Random;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Trains the network to tell the classes and the background apart (R-CNN, section 2.3), by SGD with
 * momentum on batches of which a quarter are objects. The learning rate climbs for the first tenth
 * of the steps and then falls to 0 along a cosine.
 *
 * @param config the network and its training
 * @param foregroundShare the share of objects in a batch, {@code 0..1}
 */
record NetworkTraining(RegionNetworkConfig config, double foregroundShare) {
  private static final String STAGE = "training the network";
  private static final double WARM_UP = 0.1;

  /**
   * Trains.
   *
   * @param regions warped regions, at least 1
   * @param labels their classes, 0 for background
   * @param classes how many classes there are, background not counted
   * @param random draws everything that is drawn
   * @param progress hears of each step
   * @return the network in evaluation mode
   */
  RegionNetwork train(
      List<byte[]> regions, int[] labels, int classes, Random random, Progress progress) {
    int size = config.inputSize();
    int batchSize = Math.min(config.batchSize(), 2 * regions.size());
    RegionNetwork network = new RegionNetwork(config, classes, random);
    Sgd optimizer =
        new Sgd(
            network.parameters(),
            SgdConfig.of(config.learningRate())
                .withMomentum(config.momentum())
                .withWeightDecay(config.weightDecay()));
    BatchSampler sampler = new BatchSampler(labels, batchSize, foregroundShare, random);
    Augmentation augmentation = new Augmentation(2, 1.3, 0.4, config.mirror());
    int steps = Math.max(1, regions.size() * config.epochs() / batchSize);
    progress.update(STAGE, 0, steps);
    for (int step = 0; step < steps; step++) {
      int[] batch = sampler.next();
      float[] pixels = new float[batch.length * 3 * size * size];
      int[] truth = new int[batch.length];
      for (int i = 0; i < batch.length; i++) {
        augmentation.apply(regions.get(batch[i]), size, random, pixels, i * 3 * size * size);
        truth[i] = labels[batch[i]];
      }
      optimizer.learningRate(config.learningRate() * schedule((step + 0.5) / steps));
      optimizer.zeroGrad();
      Tensor logits = network.forward(Tensor.of(pixels, batch.length, 3, size, size));
      CrossEntropy.crossEntropy(logits, IntTensor.of(truth)).backward();
      optimizer.step();
      progress.update(STAGE, step + 1, steps);
    }
    network.eval();
    return network;
  }

  /** The learning rate's factor when a share of the steps is done. */
  private static double schedule(double done) {
    return done < WARM_UP
        ? done / WARM_UP
        : (1 + Math.cos(Math.PI * (done - WARM_UP) / (1 - WARM_UP))) / 2;
  }
}
