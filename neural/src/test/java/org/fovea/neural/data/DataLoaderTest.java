package org.fovea.neural.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 10).boxed().toList();

  private static DataLoader<Integer, List<Integer>> loader(DataLoaderConfig config) {
    return new DataLoader<>(ExampleSource.of(NUMBERS), List::copyOf, config);
  }

  private static <B> List<B> list(Iterable<B> batches) {
    List<B> list = new ArrayList<>();
    batches.forEach(list::add);
    return list;
  }

  private static List<Integer> order(DataLoaderConfig config, int epoch) {
    return list(loader(config).epoch(epoch)).stream().flatMap(List::stream).toList();
  }

  @Test
  void miniBatchesHoldEachExampleOnce() {
    DataLoader<Integer, List<Integer>> loader = loader(DataLoaderConfig.miniBatch(4, 1));
    List<List<Integer>> batches = list(loader.epoch(0));
    assertThat(batches).extracting(List::size).containsExactly(4, 4, 2);
    assertThat(loader.batches()).isEqualTo(3);
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(NUMBERS);
  }

  @Test
  void aSmallerLastBatchCanBeLeftOut() {
    DataLoader<Integer, List<Integer>> loader =
        loader(DataLoaderConfig.miniBatch(4, 1).withDropLast(true));
    assertThat(list(loader.epoch(0))).extracting(List::size).containsExactly(4, 4);
    assertThat(loader.batches()).isEqualTo(2);
  }

  @Test
  void batchDescentTakesAllInOrderAndStochasticOneByOne() {
    assertThat(list(loader(DataLoaderConfig.batch(1)).epoch(3))).containsExactly(NUMBERS);
    assertThat(list(loader(DataLoaderConfig.stochastic(1)).epoch(3)))
        .hasSize(10)
        .allMatch(batch -> batch.size() == 1);
  }

  @Test
  void theOrderFollowsFromSeedAndEpoch() {
    DataLoaderConfig config = DataLoaderConfig.miniBatch(3, 7);
    assertThat(order(config, 2)).isEqualTo(order(config, 2)).isNotEqualTo(order(config, 3));
    assertThat(order(DataLoaderConfig.miniBatch(3, 8), 2)).isNotEqualTo(order(config, 2));
    assertThat(order(config.withShuffle(false), 2)).isEqualTo(NUMBERS);
  }

  /** Gives random numbers, so that a generator shared between examples would show. */
  private static final class Draws implements ExampleSource<Double> {
    @Override
    public int size() {
      return 50;
    }

    @Override
    public Double get(int index, RandomGenerator random) {
      return index + random.nextDouble();
    }
  }

  private static List<Double> draws(int threads, int batchSize, int epoch) {
    DataLoader<Double, List<Double>> loader =
        new DataLoader<>(new Draws(), List::copyOf, DataLoaderConfig.miniBatch(batchSize, 5));
    return Workers.fixed(threads)
        .call(() -> list(loader.epoch(epoch)).stream().flatMap(List::stream).toList());
  }

  @Test
  void whatIsRandomAboutAnExampleIsTheSameForAnyThreadsAndBatches() {
    List<Double> draws = draws(1, 16, 0);
    assertThat(draws(4, 16, 0)).isEqualTo(draws);
    assertThat(draws(3, 7, 0)).isEqualTo(draws);
    assertThat(draws(1, 16, 1)).doesNotContainAnyElementsOf(draws);
  }

  @Test
  void labelledExamplesAreStacked() {
    List<Labelled> examples =
        List.of(
            new Labelled(Tensor.of(new float[] {1, 2}, 2), 5),
            new Labelled(Tensor.of(new float[] {3, 4}, 2), 6));
    LabelledBatch batch = LabelledBatch.of(examples);
    assertThat(batch.inputs().shape().toArray()).containsExactly(2, 2);
    assertThat(batch.inputs().data()).containsExactly(1, 2, 3, 4);
    assertThat(batch.labels().data()).containsExactly(5, 6);
    assertThatThrownBy(
            () -> LabelledBatch.of(List.of(examples.get(0), new Labelled(Tensor.zeros(3), 0))))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void wrongUseIsNamed() {
    assertThatThrownBy(() -> DataLoaderConfig.miniBatch(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batchSize is 0, expected 1 or more");
    Iterator<?> epoch = loader(DataLoaderConfig.batch(1)).epoch(4).iterator();
    epoch.next();
    assertThatThrownBy(epoch::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("epoch 4 has 1 batches");
  }

  @Test
  void anExampleThatCannotBeReadStopsTheBatch() {
    ExampleSource<Integer> broken =
        new ExampleSource<>() {
          @Override
          public int size() {
            return 4;
          }

          @Override
          public Integer get(int index, RandomGenerator random) {
            throw new IllegalStateException("no picture " + index);
          }
        };
    DataLoader<Integer, List<Integer>> loader =
        new DataLoader<>(broken, List::copyOf, DataLoaderConfig.miniBatch(4, 1));
    assertThatThrownBy(() -> list(loader.epoch(0))).hasMessageContaining("no picture");
  }
}
