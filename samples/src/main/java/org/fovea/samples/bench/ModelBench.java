package org.fovea.samples.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.Models;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.ClassificationTask;

/**
 * Measures a network of the zoo, weights and pictures drawn at random: its inference form, or steps
 * of training (forward, cross-entropy, backward, gradient descent with momentum and weight decay).
 */
public final class ModelBench {
  private static final SgdConfig DESCENT =
      SgdConfig.of(0.01).withMomentum(0.9).withWeightDecay(1e-4);
  private static final int LEAST_WARM_UP = 3;
  private static final double MEBIBYTE = 1 << 20;

  private final String model;
  private final ModelBenchConfig config;
  private final Runnable run;

  /**
   * Makes the network.
   *
   * @param model one of {@link Models#names}
   * @param config how to measure
   * @throws IllegalArgumentException when there is no such network, or it can't have that size
   */
  public ModelBench(String model, ModelBenchConfig config) {
    this.model = model;
    this.config = config;
    ModelConfig defaults = Models.info(model).defaults();
    ModelConfig made = config.size() == 0 ? defaults : defaults.withSize(config.size());
    SplittableRandom random = new SplittableRandom(1);
    ImageClassifier network = Models.create(model, made, random);
    Tensor pictures =
        Tensor.randn(random, config.batch(), made.channels(), made.size(), made.size());
    run = config.training() ? step(network, pictures, random) : pass(network, pictures);
  }

  private static Runnable pass(ImageClassifier network, Tensor pictures) {
    network.eval();
    InferenceForm form = InferenceForm.of(network);
    return () -> form.apply(pictures);
  }

  private static Runnable step(ImageClassifier network, Tensor pictures, SplittableRandom random) {
    Sgd optimizer = new Sgd(network.parameters(), DESCENT);
    int classes = network.config().classes();
    IntTensor labels = IntTensor.of(random.ints(pictures.dim(0), 0, classes).toArray());
    LabelledBatch batch = new LabelledBatch(pictures, labels);
    ClassificationTask task = new ClassificationTask(network, CrossEntropyConfig.defaults());
    return () -> {
      optimizer.zeroGrad();
      task.step(batch).total().backward();
      optimizer.step();
    };
  }

  /**
   * Warms up, then measures.
   *
   * @return the median and minimum of the runs, and the peak of the heap
   */
  public ModelBenchResult run() {
    return Workers.fixed(config.threads()).call(this::measure);
  }

  private ModelBenchResult measure() {
    long end = System.nanoTime() + (long) (config.warmUpSeconds() * 1e9);
    for (int i = 0; i < LEAST_WARM_UP || System.nanoTime() < end; i++) {
      run.run();
    }
    double[] millis = new double[config.runs()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      run.run();
      millis[i] = (System.nanoTime() - start) * 1e-6;
    }
    Arrays.sort(millis);
    double median = (millis[(millis.length - 1) / 2] + millis[millis.length / 2]) / 2;
    return new ModelBenchResult(model, config, median, millis[0], peakOfOneRun() / MEBIBYTE);
  }

  /** The sum of the peaks of the heap's pools, which may have been at different times. */
  private long peakOfOneRun() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    run.run();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
