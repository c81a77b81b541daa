package org.fovea.neural.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.io.weights.WeightFormatException;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.weights.ModuleWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final Monitor LOSS = Monitor.lowest("validation.loss");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private static History fit(Trainer<LabelledBatch> trainer) {
    return trainer.fit(SmallTask.loader(50, 1), SmallTask.loader(30, 2));
  }

  @Test
  void aTrainingThatWasCutOffGoesOnFromItsFileBitForBit() throws IOException {
    TrainerConfig config = TrainerConfig.of(3).withAverageDecay(0.9);
    History whole = fit(SmallTask.trainer(config));

    Checkpoints checkpoints = new Checkpoints(folder, LOSS, Map.of());
    Trainer<LabelledBatch> first = SmallTask.trainer(config).listen(checkpoints);
    first.listen(
        new TrainingListener() {
          @Override
          public void stepEnded(Trainer<?> trainer, long step, double loss) {
            if (step == 12) {
              trainer.stop();
            }
          }
        });
    assertThat(fit(first).epochs()).hasSize(1);
    Trainer<LabelledBatch> second = SmallTask.trainer(config).listen(checkpoints);
    second.resume(TrainingFile.read(checkpoints.last()));
    History resumed = fit(second);
    for (String name : whole.names()) {
      assertThat(resumed.values(name)).as(name).isEqualTo(whole.values(name));
    }
  }

  @Test
  void theBestEpochsWeightsAreKept() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder, LOSS, Map.of("model", "small"));
    History history = fit(SmallTask.trainer(TrainerConfig.of(6)).listen(checkpoints));
    EpochRecord best = history.epochs().get(history.best(LOSS).orElseThrow());
    NamedArrays weights = WeightFiles.read(checkpoints.best());
    assertThat(weights.metadata())
        .containsEntry("model", "small")
        .containsEntry("epoch", Integer.toString(best.epoch()));
    ClassificationTask task = SmallTask.task(new StepRandom(0));
    ModuleWeights.load(task.module(), weights);
    task.module().eval();
    assertThat(task.validate(SmallTask.loader(30, 2).epoch(best.epoch() - 1)).get("loss"))
        .isEqualTo(best.figures().get("validation.loss"));
  }

  @Test
  void refusesAFileThatHoldsNoTraining() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    WeightFiles.write(file, NamedArrays.of(Map.of("a", NumericArray.of(new float[2], 2))));
    assertThatThrownBy(() -> TrainingFile.read(file))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining("expected the state of a training: no training.history");
  }
}
