package org.fovea.neural.layer;

import java.util.function.Supplier;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Sees which modules a forward pass goes through. An observer belongs to the thread that runs the
 * pass, so passes of other threads through the same modules are not seen.
 */
public abstract class ForwardObserver {
  private static final ThreadLocal<@Nullable ForwardObserver> CURRENT = new ThreadLocal<>();

  /** For subclasses. */
  protected ForwardObserver() {}

  /**
   * The observer of the calling thread.
   *
   * @return that of the innermost {@link #during}, or null
   */
  static @Nullable ForwardObserver current() {
    return CURRENT.get();
  }

  /**
   * Observes a computation in place of the observer around it, if there is one.
   *
   * @param <T> what it computes
   * @param pass run on the calling thread
   * @return its result
   */
  public final <T> T during(Supplier<T> pass) {
    ForwardObserver before = CURRENT.get();
    CURRENT.set(this);
    try {
      return pass.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /**
   * What a layer is about to compute its output of; told by {@link Linear} alone.
   *
   * @param module which
   * @param input what it was given
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  protected void given(Module module, Tensor input) {}

  /**
   * How a layer weighted what it attends to; told by {@link MultiheadAttention} where it has all
   * weights at hand: in {@link MultiheadAttention#forward}, and whenever a gradient is recorded.
   *
   * @param module which
   * @param weights of each head, {@code [N, heads, L, S]}
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  protected void attended(Module module, Tensor weights) {}

  /**
   * A module begins. Modules within it come before it ends.
   *
   * @param module which
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  protected abstract void enter(Module module);

  /**
   * The module that began last and has not ended ends. Not told when the module throws.
   *
   * @param module which
   * @param output its result, or the main part of that; still part of the graph, if there is one
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  protected abstract void leave(Module module, Tensor output);
}
