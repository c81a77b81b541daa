package org.fovea.neural.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.neural.augment.batch.Mixup;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.optim.LearningRateSchedule;
import org.fovea.neural.optim.ReduceOnPlateau;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final TrainerConfig FULL =
      TrainerConfig.of(4)
          .withSchedule(LearningRateSchedule.cosine(0.1, 20, 0))
          .withAverageDecay(0.8)
          .withAccumulate(2)
          .withGradientNorm(1);

  /** 50 examples in batches of 7 make 8 batches an epoch, so 4 steps of 2 batches. */
  private static History fit(Trainer<LabelledBatch> trainer) {
    return trainer.fit(SmallTask.loader(50, 1), SmallTask.loader(30, 2));
  }

  @Test
  void learnsAndLeavesTheNetworkInEvaluationMode() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(10));
    History history = fit(trainer);
    EpochRecord last = history.epochs().get(9);
    assertThat(last.figures().get("validation.accuracy")).isEqualTo(1.0);
    assertThat(last.figures().get("train.loss")).isLessThan(0.2);
    assertThat(trainer.task().module().isTraining()).isFalse();
  }

  /** Stops after a step of the second epoch, or after its last, which is an epoch's end. */
  @ParameterizedTest
  @ValueSource(longs = {0, 5, 7, 15})
  void goesOnBitForBitWhereItStopped(long lastStep) {
    Trainer<LabelledBatch> whole = SmallTask.trainer(FULL);
    History expected = fit(whole);

    Trainer<LabelledBatch> first = SmallTask.trainer(FULL);
    List<TrainingState> kept = new ArrayList<>();
    first.listen(
        new TrainingListener() {
          @Override
          public void stepEnded(Trainer<?> trainer, long step, double loss) {
            if (step == lastStep) {
              trainer.stop();
            }
          }

          @Override
          public void epochEnded(Trainer<?> trainer, EpochRecord record) {
            kept.add(copy(trainer.state()));
          }

          @Override
          public void interrupted(Trainer<?> trainer) {
            kept.add(copy(trainer.state()));
          }
        });
    fit(first);
    Trainer<LabelledBatch> second = SmallTask.trainer(FULL);
    second.resume(kept.get(kept.size() - 1));
    History resumed = fit(second);

    for (String name : expected.names()) {
      assertThat(resumed.values(name)).as(name).isEqualTo(expected.values(name));
    }
    Map<String, Tensor> weights = second.task().module().stateDict();
    whole
        .task()
        .module()
        .stateDict()
        .forEach(
            (name, values) ->
                assertThat(Objects.requireNonNull(weights.get(name)).data())
                    .isEqualTo(values.data()));
  }

  private static TrainingState copy(TrainingState state) {
    Map<String, Tensor> model = new LinkedHashMap<>();
    state.model().forEach((name, t) -> model.put(name, Tensor.of(t.data().clone(), t.shape())));
    return new TrainingState(
        model, state.optimizer(), state.average(), state.history(), state.position());
  }

  @Test
  void learnsFromMixtures() {
    StepRandom random = new StepRandom(9);
    ClassificationTask plain = SmallTask.task(random);
    MixedClassificationTask mixed =
        new MixedClassificationTask(plain.module(), 0.1, new Mixup(0.2, 3), random);
    Sgd sgd = new Sgd(plain.module().parameters(), SgdConfig.of(0.1).withMomentum(0.9));
    History history = fit(new Trainer<>(mixed, sgd, TrainerConfig.of(10).withRandom(random)));
    assertThat(history.values("validation.accuracy")[9]).isEqualTo(1.0);
    assertThat(history.names()).doesNotContain("train.accuracy");
  }

  @Test
  void stopsEarlyWhenAFigureStaysWhereItIs() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(50));
    trainer.listen(new EarlyStopping(Monitor.highest("validation.accuracy"), 3, 0));
    History history = fit(trainer);
    int best = history.best(Monitor.highest("validation.accuracy")).orElseThrow();
    assertThat(history.epochs()).hasSize(best + 4);
  }

  @Test
  void lowersTheRateOnAPlateau() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(8));
    ReduceOnPlateau reduce = new ReduceOnPlateau(trainer.optimizer(), 0.5, 2, 0);
    trainer.listen(new PlateauRate(reduce, Monitor.highest("validation.accuracy")));
    fit(trainer);
    assertThat(trainer.optimizer().learningRate()).isLessThan(0.1);
  }

  @Test
  void refusesALossThatIsNotFinite() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(1));
    trainer.task().module().parameters().get(0).data()[0] = Float.NaN;
    assertThatThrownBy(() -> fit(trainer))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("the loss is NaN in batch 1 of epoch 1");
  }

  @Test
  void namesTheFiguresThereAreWhenOneIsMissing() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(1));
    trainer.listen(new EarlyStopping(Monitor.highest("validation.ap"), 3, 0));
    assertThatThrownBy(() -> fit(trainer))
        .hasMessageContaining("no figure 'validation.ap'")
        .hasMessageContaining("validation.accuracy");
  }

  @Test
  void aSweepOfRatesSuggestsOneAndLeavesNoTrace() {
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(1));
    float[] before = trainer.task().module().parameters().get(0).data().clone();
    RateSweep sweep =
        RateFinder.sweep(trainer.task(), trainer.optimizer(), SmallTask.loader(50, 1), 100);
    assertThat(sweep.steepest()).isBetween(1e-4, 1.0);
    assertThat(trainer.task().module().parameters().get(0).data()).isEqualTo(before);
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.1);
  }
}
