package org.fovea.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainedModelTest {
  /**
   * The numbers are torchvision 0.14's resnet18(num_classes=10) with conv1 of 3x3, and LeNet-5's
   * with 28x28 padded by 2: sum of p.numel() over parameters(), and the length of state_dict().
   */
  @ParameterizedTest
  @CsvSource({"RESNET18, 11173962, 122", "LENET5, 61706, 10"})
  void theNetworksHaveTorchvisionsParameters(TrainedModel model, long parameters, int entries) {
    var network = model.create(new SplittableRandom(1));
    assertThat(network.parameters().stream().mapToLong(p -> p.numel()).sum()).isEqualTo(parameters);
    assertThat(network.stateDict()).hasSize(entries);
  }

  @ParameterizedTest
  @EnumSource
  void stepsLearnTheBatch(TrainedModel model) {
    TrainingRun run = new TrainingRun(model, 2, Workers.NONE);
    float first = run.step();
    assertThat(run.step()).isLessThan(first);
  }
}
