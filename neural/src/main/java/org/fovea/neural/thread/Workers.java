package org.fovea.neural.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work of an operation. The caller says how the work is cut; the cut never
 * depends on the number of threads, so neither does the result.
 *
 * <p>A computation uses the default workers, as many as there are processors or as the system
 * property {@code fovea.threads} says, unless it runs inside {@link #call}.
 */
public final class Workers {
  private static final ThreadLocal<@Nullable Workers> CURRENT = new ThreadLocal<>();

  private static final class Default {
    static final Workers WORKERS = create();

    private static Workers create() {
      Integer threads = Integer.getInteger("fovea.threads");
      return fixed(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    }
  }

  /** Does everything on the calling thread. */
  public static final Workers NONE = new Workers(Runnable::run, 1);

  private final Executor executor;
  private final int parallelism;

  private Workers(Executor executor, int parallelism) {
    this.executor = executor;
    this.parallelism = parallelism;
  }

  /**
   * Workers on an executor of the caller's. It may be busy or refuse: the calling thread always
   * takes part and finishes alone when it must.
   *
   * @param executor runs up to {@code parallelism - 1} tasks per operation
   * @param parallelism threads that share an operation, the calling one included, at least 1
   * @return the workers
   * @throws IllegalArgumentException when parallelism is below 1
   */
  public static Workers of(Executor executor, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism + ", expected 1 or more");
    }
    return new Workers(executor, parallelism);
  }

  /**
   * Workers on a pool of daemon threads of their own.
   *
   * @param threads threads that share an operation, the calling one included, at least 1
   * @return the workers
   * @throws IllegalArgumentException when threads is below 1
   */
  public static Workers fixed(int threads) {
    if (threads <= 1) {
      return of(Runnable::run, threads);
    }
    AtomicInteger number = new AtomicInteger();
    return of(
        new ThreadPoolExecutor(
            threads - 1,
            threads - 1,
            0,
            TimeUnit.SECONDS,
            new AlertQueue(),
            task -> {
              Thread thread = new Thread(task, "fovea-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            }),
        threads);
  }

  /**
   * The workers that the calling thread's operations use.
   *
   * @return those of the innermost {@link #call} around this, or the default ones
   */
  public static Workers current() {
    Workers current = CURRENT.get();
    return current == null ? Default.WORKERS : current;
  }

  /**
   * Runs a computation whose operations use these workers.
   *
   * @param <T> what it computes
   * @param body run on the calling thread
   * @return its result
   */
  public <T> T call(Supplier<T> body) {
    Workers before = CURRENT.get();
    CURRENT.set(this);
    try {
      return body.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /**
   * The number of threads that share an operation.
   *
   * @return at least 1
   */
  public int parallelism() {
    return parallelism;
  }

  /**
   * Runs tasks 0 to {@code tasks - 1}, each once, in any order and possibly at the same time, and
   * returns when all are done. Within a task, operations run on one thread. What the tasks wrote is
   * visible afterwards.
   *
   * @param tasks how many, 0 or more
   * @param task does the task of the given number; what it throws is thrown here
   */
  public void forEach(int tasks, IntConsumer task) {
    if (parallelism == 1 || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    Batch batch = new Batch(tasks, task);
    try {
      for (int i = Math.min(parallelism, tasks) - 1; i > 0; i--) {
        executor.execute(batch);
      }
    } catch (RejectedExecutionException refused) {
      // The calling thread does what nobody else wants to.
    }
    batch.run();
    batch.watch();
    batch.await();
  }

  /**
   * Runs a body over the ranges of a fixed size that make up {@code 0..length}.
   *
   * @param length the elements in all
   * @param size elements per range, at least 1; the last range may be shorter
   * @param body does one range
   */
  public void forRanges(int length, int size, RangeBody body) {
    if (length <= size) {
      if (length > 0) {
        body.accept(0, length);
      }
      return;
    }
    int ranges = (int) (((long) length + size - 1) / size);
    forEach(
        ranges,
        i -> {
          int from = i * size;
          body.accept(from, Math.min(length - from, size) + from);
        });
  }

  /** Does the work of the elements in a range. */
  @FunctionalInterface
  public interface RangeBody {
    /**
     * Does the work.
     *
     * @param from first element
     * @param to one past the last element
     */
    void accept(int from, int to);
  }

  /** The tasks of one call, taken one by one by whoever is free. */
  private static final class Batch implements Runnable {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int finished;
    private @Nullable Throwable failure;

    Batch(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
    }

    @Override
    public void run() {
      NONE.call(
          () -> {
            work();
            return this;
          });
    }

    private void work() {
      int done = 0;
      Throwable thrown = null;
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        if (thrown == null) {
          try {
            task.accept(i);
          } catch (RuntimeException | Error e) {
            thrown = e;
          }
        }
        done++;
      }
      if (done > 0) {
        report(done, thrown);
      }
    }

    private synchronized void report(int done, @Nullable Throwable thrown) {
      finished += done;
      if (thrown != null && failure == null) {
        failure = thrown;
      }
      if (finished == tasks) {
        notifyAll();
      }
    }

    /** Waits a while without sleeping: the others are about as far. */
    void watch() {
      long start = System.nanoTime();
      while (finished < tasks && System.nanoTime() - start < AlertQueue.WATCH_NANOS) {
        Thread.onSpinWait();
      }
    }

    synchronized void await() {
      boolean interrupted = false;
      while (finished < tasks) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }
}
