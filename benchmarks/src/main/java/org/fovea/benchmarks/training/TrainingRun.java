package org.fovea.benchmarks.training;

import static org.fovea.neural.loss.CrossEntropy.crossEntropy;

import java.util.SplittableRandom;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/**
 * A network in training on one batch of noise, by stochastic gradient descent with rate 0.01,
 * momentum 0.9 and weight decay 1e-4.
 */
public final class TrainingRun {
  private static final SgdConfig DESCENT =
      SgdConfig.of(0.01).withMomentum(0.9).withWeightDecay(1e-4);

  private final Workers workers;
  private final Layer network;
  private final Sgd optimizer;
  private final Tensor pictures;
  private final IntTensor labels;

  /**
   * Makes network and batch, the same each time.
   *
   * @param model what is trained
   * @param batch pictures of a step
   * @param workers threads that share a step
   */
  public TrainingRun(TrainedModel model, int batch, Workers workers) {
    this.workers = workers;
    SplittableRandom random = new SplittableRandom(1);
    network = model.create(random);
    optimizer = new Sgd(network.parameters(), DESCENT);
    pictures = Tensor.zeros(batch, model.channels, model.extent, model.extent);
    for (int i = 0; i < pictures.numel(); i++) {
      pictures.data()[i] = (float) random.nextDouble();
    }
    labels = IntTensor.of(random.ints(batch, 0, TrainedModel.CLASSES).toArray());
  }

  /**
   * Forward, loss, backward and the parameters' change.
   *
   * @return the loss before the change
   */
  public float step() {
    return step(() -> {});
  }

  /** The same, with something to do when all that backward needs is there. */
  float step(Runnable afterForward) {
    return workers.call(
        () -> {
          optimizer.zeroGrad();
          Tensor loss = crossEntropy(network.forward(pictures), labels);
          afterForward.run();
          loss.backward();
          optimizer.step();
          return loss.item();
        });
  }
}
