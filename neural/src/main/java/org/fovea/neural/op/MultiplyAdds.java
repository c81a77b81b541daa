package org.fovea.neural.op;

import org.jspecify.annotations.Nullable;

/**
 * Counts the multiplications, each with its addition, that forward passes take: those of
 * convolutions, linear maps and matrix products, as in the figures published with torchvision's
 * models. Biases, normalisations, activations, pooling and other operations on single elements
 * count nothing, and neither do backward passes.
 *
 * <p>A count belongs to the thread that calls the operations, whatever threads share their work.
 */
public final class MultiplyAdds {
  private static final ThreadLocal<@Nullable MultiplyAdds> CURRENT = new ThreadLocal<>();

  private long total;

  private MultiplyAdds() {}

  /**
   * Runs a computation on the calling thread and counts. A count around this one gets its sum too.
   *
   * @param computation what is counted
   * @return the number
   */
  public static long of(Runnable computation) {
    MultiplyAdds before = CURRENT.get();
    MultiplyAdds counter = new MultiplyAdds();
    CURRENT.set(counter);
    try {
      computation.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
        before.total += counter.total;
      }
    }
    return counter.total;
  }

  /**
   * The count under way on the calling thread.
   *
   * @return what has been added so far, 0 when nothing is being counted
   */
  public static long soFar() {
    MultiplyAdds counter = CURRENT.get();
    return counter == null ? 0 : counter.total;
  }

  /**
   * Adds to the count under way on the calling thread, if there is one. Operations call this.
   *
   * @param count of multiplications with addition
   */
  public static void add(long count) {
    MultiplyAdds counter = CURRENT.get();
    if (counter != null) {
      counter.total += count;
    }
  }
}
