package org.fovea.neural.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.PrefetchedBatches;
import org.fovea.neural.optim.ExponentialMovingAverage;
import org.fovea.neural.optim.GradientClipping;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network: epochs of steps, validation after each epoch, listeners all along. What a
 * training is at after a step can be kept ({@link #state()}) and taken up by another trainer made
 * the same way ({@link #resume}), whose continuation is then equal bit for bit.
 *
 * @param <B> what a batch is
 */
public final class Trainer<B> {
  /** Batches that are made while the network learns from one. */
  private static final int AHEAD = 2;

  private final TrainingTask<B> task;
  private final Optimizer optimizer;
  private final TrainerConfig config;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final List<EpochRecord> epochs = new ArrayList<>();
  private @Nullable ExponentialMovingAverage average;
  private volatile boolean stopping;
  private long step;
  private int batch;
  private FigureMeans means = new FigureMeans();
  private double secondsBefore;

  /**
   * Makes a trainer.
   *
   * @param task what to learn
   * @param optimizer changes the parameters that are to be trained
   * @param config how
   */
  public Trainer(TrainingTask<B> task, Optimizer optimizer, TrainerConfig config) {
    this.task = task;
    this.optimizer = optimizer;
    this.config = config;
    average = beginAverage();
  }

  private @Nullable ExponentialMovingAverage beginAverage() {
    return config.averageDecay() == 0
        ? null
        : new ExponentialMovingAverage(task.module(), config.averageDecay());
  }

  /**
   * Adds somebody who hears how the training goes.
   *
   * @param listener called after those added before
   * @return this trainer
   */
  public Trainer<B> listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Trains until all epochs are done or {@link #stop} was called. The network is left in evaluation
   * mode, with the averaged weights if there is an average.
   *
   * @param train examples to learn from
   * @param validation held-out examples, or null for none
   * @return all epochs, also those before a resumption
   * @throws ArithmeticException when the loss is not finite
   */
  public History fit(DataLoader<?, B> train, @Nullable DataLoader<?, B> validation) {
    if (train.batches() == 0) {
      throw new IllegalArgumentException("trainer: no examples to train with");
    }
    while (epochs.size() < config.epochs() && !stopping) {
      long begun = System.nanoTime();
      boolean complete = trainEpoch(train);
      if (!complete) {
        secondsBefore += seconds(begun);
        listeners.forEach(listener -> listener.interrupted(this));
        break;
      }
      EpochRecord record = record(validation, begun);
      epochs.add(record);
      batch = 0;
      means = new FigureMeans();
      secondsBefore = 0;
      listeners.forEach(listener -> listener.epochEnded(this, record));
    }
    if (average != null) {
      task.module().loadStateDict(average.stateDict());
    }
    task.module().eval();
    return history();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** False when the epoch was left before its last batch. */
  private boolean trainEpoch(DataLoader<?, B> loader) {
    task.module().train();
    int all = loader.batches();
    String stage = "epoch %d of %d".formatted(epochs.size() + 1, config.epochs());
    config.progress().update(stage, batch, all);
    try (PrefetchedBatches<B> prefetched = loader.prefetch(epochs.size(), batch, AHEAD)) {
      Iterator<B> batches = prefetched.iterator();
      while (batches.hasNext()) {
        if (stopping) {
          return false;
        }
        step(batches, Math.min(config.accumulate(), all - batch));
        config.progress().update(stage, batch, all);
      }
      return true;
    }
  }

  private void step(Iterator<B> batches, int count) {
    if (config.schedule() != null) {
      optimizer.learningRate(config.schedule().at(Math.toIntExact(step)));
    }
    listeners.forEach(listener -> listener.stepBegins(this, step));
    optimizer.zeroGrad();
    double loss = 0;
    for (int i = 0; i < count; i++) {
      if (config.random() != null) {
        config.random().begin(((long) epochs.size() << 32) + batch);
      }
      StepOutcome outcome = task.step(batches.next());
      Tensor total = outcome.total();
      if (!Float.isFinite(total.item())) {
        throw new ArithmeticException(
            "the loss is %s in batch %d of epoch %d: lower the learning rate, or look for bad examples"
                .formatted(total.item(), batch + 1, epochs.size() + 1));
      }
      total.backward(Tensor.of(new float[] {1f / count}, total.shape()));
      means.add(outcome);
      loss += total.item() / count;
      batch++;
    }
    if (config.gradientNorm() < Double.POSITIVE_INFINITY) {
      GradientClipping.byNorm(optimizer.parameters(), config.gradientNorm());
    }
    optimizer.step();
    if (average != null) {
      average.update();
    }
    double mean = loss;
    listeners.forEach(listener -> listener.stepEnded(this, step, mean));
    step++;
  }

  private EpochRecord record(@Nullable DataLoader<?, B> validation, long begun) {
    Map<String, Double> figures = new LinkedHashMap<>();
    means.values().forEach((name, value) -> figures.put(EpochRecord.TRAIN + name, value));
    if (validation != null && validation.batches() > 0) {
      Map<String, Double> validated =
          withKeptWeights(() -> task.validate(validation.epoch(epochs.size())));
      validated.forEach((name, value) -> figures.put(EpochRecord.VALIDATION + name, value));
    }
    return new EpochRecord(
        epochs.size() + 1, optimizer.learningRate(), secondsBefore + seconds(begun), figures);
  }

  /**
   * Computes something with the network as it would be kept: in evaluation mode, with the averaged
   * weights if there is an average.
   *
   * @param <T> what it computes
   * @param body the computation
   * @return its result
   */
  public <T> T withKeptWeights(Supplier<T> body) {
    task.module().eval();
    if (average == null) {
      return body.get();
    }
    Map<String, Tensor> own = new LinkedHashMap<>();
    task.module()
        .stateDict()
        .forEach((name, values) -> own.put(name, Tensor.of(values.data().clone(), values.shape())));
    task.module().loadStateDict(average.stateDict());
    try {
      return body.get();
    } finally {
      task.module().loadStateDict(own);
    }
  }

  /** Asks the training to stop after the step that is running; from any thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * The epochs so far.
   *
   * @return those that are complete
   */
  public History history() {
    return new History(epochs);
  }

  /**
   * What is learned.
   *
   * @return the task given
   */
  public TrainingTask<B> task() {
    return task;
  }

  /**
   * What changes the parameters.
   *
   * @return the optimiser given
   */
  public Optimizer optimizer() {
    return optimizer;
  }

  /**
   * What the training is at. Ask between steps, from a listener.
   *
   * @return all that a continuation needs; tensors share their arrays with the network
   */
  public TrainingState state() {
    return new TrainingState(
        task.module().stateDict(),
        optimizer.stateDict(),
        average == null ? Map.of() : average.stateDict(),
        history(),
        new TrainingPosition(
            step, batch, optimizer.learningRate(), secondsBefore, means.examples(), means.sums()));
  }

  /**
   * Takes up what another trainer, made the same way, was at. {@link #fit} then goes on from there
   * with the same loaders.
   *
   * @param state what {@link #state()} gave
   * @throws IllegalArgumentException when it does not fit the network or the optimiser
   */
  public void resume(TrainingState state) {
    if (state.average().isEmpty() != (average == null)) {
      throw new IllegalArgumentException(
          "training state: it has %s moving average of the weights, expected %s"
              .formatted(average == null ? "a" : "no", average == null ? "none" : "one"));
    }
    if (average != null) {
      task.module().loadStateDict(state.average());
      average = beginAverage();
    }
    task.module().loadStateDict(state.model());
    optimizer.loadStateDict(state.optimizer());
    epochs.clear();
    epochs.addAll(state.history().epochs());
    epochs.forEach(record -> listeners.forEach(listener -> listener.epochRecalled(record)));
    TrainingPosition at = state.position();
    optimizer.learningRate(at.learningRate());
    step = at.step();
    batch = at.batch();
    secondsBefore = at.seconds();
    means = new FigureMeans(at.sums(), at.examples());
    stopping = false;
  }
}
