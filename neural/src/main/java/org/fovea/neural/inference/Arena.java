package org.fovea.neural.inference;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/**
 * The arrays in which one pass through a network keeps what it computes: what is no longer needed
 * serves what comes later, and the next pass. New arrays cost more, since they have to be cleared.
 * Used by one thread at a time.
 */
final class Arena {
  /** Arrays that no value is in, by length; those given back last are taken first. */
  private final Map<Integer, Deque<float[]>> free = new HashMap<>();

  /** For each array that has been taken, how many values are in it. */
  private final IdentityHashMap<float[], Integer> uses = new IdentityHashMap<>();

  /** The arrays that the pass has taken. */
  private final Set<float[]> taken = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A tensor that holds anything. */
  Tensor take(Shape shape) {
    Deque<float[]> fitting = free.get(shape.numel());
    float[] array =
        fitting == null || fitting.isEmpty() ? new float[shape.numel()] : fitting.removeFirst();
    uses.put(array, 0);
    taken.add(array);
    return Tensor.of(array, shape);
  }

  /** Notes that a value is in a tensor, if the array is of this arena. */
  void use(Tensor tensor) {
    uses.computeIfPresent(tensor.data(), (array, count) -> count + 1);
  }

  /** Notes that a value is needed no more; the last one sets its array free. */
  void release(Tensor tensor) {
    float[] array = tensor.data();
    Integer left = uses.computeIfPresent(array, (key, count) -> count - 1);
    if (left != null && left == 0) {
      uses.remove(array);
      free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).addFirst(array);
    }
  }

  /** Whether only one value is in a tensor, whose array is of this arena. */
  boolean isSole(Tensor tensor) {
    return uses.getOrDefault(tensor.data(), 0) == 1;
  }

  /**
   * Ends a pass: what is still in use is left to those who use it, and what the pass did not need
   * is left to the garbage collector.
   */
  void endPass() {
    uses.clear();
    free.values().forEach(arrays -> arrays.removeIf(array -> !taken.contains(array)));
    free.values().removeIf(Deque::isEmpty);
    taken.clear();
  }
}
