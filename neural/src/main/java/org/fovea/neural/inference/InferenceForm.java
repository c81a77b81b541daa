package org.fovea.neural.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/**
 * A network as it is used when training is over. Batch normalisation is folded into the weights
 * before it, sums and activations are computed while their operands are in the cache, weights are
 * rearranged once, arrays are used again from layer to layer and from call to call, and nothing is
 * recorded for gradients. Results differ from those of the layers in evaluation mode by roundings.
 *
 * <p>The weights of convolutions, fully connected layers and attention are copied. Layers that are
 * not known here, and that are no {@link Composite}, are run as they are, with their weights as
 * they will be. Threads may share a form: it has no state but arrays of which each call has its
 * own.
 */
public final class InferenceForm {
  private final List<Task> tasks;
  private final int[] outputs;
  private final int values;
  private final Queue<Arena> arenas = new ConcurrentLinkedQueue<>();

  /**
   * A step and its operands.
   *
   * @param step what is computed
   * @param inputs numbers of the operands
   * @param output number of the result
   * @param dead numbers of the values that are not needed any more
   */
  @SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
  record Task(Step step, int[] inputs, int output, int[] dead) {}

  InferenceForm(List<Task> tasks, int[] outputs, int values) {
    this.tasks = List.copyOf(tasks);
    this.outputs = outputs;
    this.values = values;
  }

  /**
   * The form of a layer or network.
   *
   * @param layer in evaluation mode
   * @return its form, with the weights as they are now
   * @throws IllegalStateException when the layer or one within is in training mode
   */
  public static InferenceForm of(Layer layer) {
    return ofOutputs(layer, x -> List.of(x.then(layer)));
  }

  /**
   * The form of a network with several outputs, such as the feature maps of a backbone.
   *
   * @param network whose layers are used, in evaluation mode
   * @param composition from the input to the outputs, at least one
   * @return the form, with the weights as they are now
   * @throws IllegalStateException when the network or a layer within is in training mode
   */
  public static InferenceForm ofOutputs(Module network, Function<Value, List<Value>> composition) {
    network
        .namedModules()
        .forEach(
            (name, module) -> {
              if (module.isTraining()) {
                throw new IllegalStateException(
                    "inference form: %s %s is in training mode, expected evaluation mode (eval())"
                        .formatted(module.getClass().getSimpleName(), name));
              }
            });
    return new Fusion(composition.apply(Value.input())).form();
  }

  /**
   * Runs the network.
   *
   * @param x the input, not changed
   * @return the output, or the first of several; the caller's own
   */
  public Tensor apply(Tensor x) {
    return applyAll(x).get(0);
  }

  /**
   * Runs the network.
   *
   * @param x the input, not changed
   * @return the outputs, the caller's own
   */
  public List<Tensor> applyAll(Tensor x) {
    Arena arena = arenas.poll();
    if (arena == null) {
      arena = new Arena();
    }
    List<Tensor> results = run(x, arena);
    arenas.add(arena);
    return results;
  }

  private List<Tensor> run(Tensor x, Arena arena) {
    return Autograd.noGrad(
        () -> {
          Tensor[] all = new Tensor[values];
          all[0] = x;
          for (Task task : tasks) {
            Tensor[] inputs = new Tensor[task.inputs.length];
            for (int i = 0; i < inputs.length; i++) {
              inputs[i] = all[task.inputs[i]];
            }
            Tensor result = task.step.run(inputs, arena);
            arena.use(result);
            all[task.output] = result;
            for (int dead : task.dead) {
              arena.release(all[dead]);
            }
          }
          List<Tensor> results = new ArrayList<>();
          for (int output : outputs) {
            results.add(all[output]);
          }
          arena.endPass();
          return results;
        });
  }
}
