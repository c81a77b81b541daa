package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Checks that results don't depend on the number of threads. */
final class SameBits {
  /** Workers of more than one thread. */
  static final List<Workers> SHARED = List.of(Workers.fixed(2), Workers.fixed(5));

  private SameBits() {}

  /** Of the result and the gradient of each input, from fixed random inputs of these shapes. */
  static void check(Function<List<Tensor>, Tensor> operation, int[]... shapes) {
    List<float[]> alone = run(Workers.NONE, operation, shapes);
    for (Workers workers : SHARED) {
      List<float[]> shared = run(workers, operation, shapes);
      for (int i = 0; i < alone.size(); i++) {
        assertThat(shared.get(i))
            .as("%d threads, array %d", workers.parallelism(), i)
            .isEqualTo(alone.get(i));
      }
    }
  }

  private static List<float[]> run(
      Workers workers, Function<List<Tensor>, Tensor> operation, int[]... shapes) {
    Random random = new Random(7);
    List<Tensor> inputs = new ArrayList<>();
    for (int[] shape : shapes) {
      inputs.add(Tensor.randn(random, shape).requiresGrad(true));
    }
    List<float[]> arrays = new ArrayList<>();
    workers.call(
        () -> {
          Tensor out = operation.apply(inputs);
          arrays.add(out.data());
          out.backward(Tensor.randn(random, out.shape().toArray()));
          return out;
        });
    inputs.forEach(input -> arrays.add(Objects.requireNonNull(input.grad()).data()));
    return arrays;
  }
}
