package org.fovea.classic.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;

/** Does work on an executor's threads and the caller's. */
public final class Tasks {
  /** About so many tasks are made of many small pieces of work. */
  private static final int CHUNKS = 64;

  private Tasks() {}

  /**
   * Does all tasks and waits for them.
   *
   * @param <T> the type of result
   * @param tasks what is to be done; an unchecked exception of one is thrown on
   * @param executor whose threads take part
   * @return the tasks' results, in their order
   * @throws CancellationException if the calling thread is interrupted, whose flag stays set
   */
  public static <T> List<T> run(List<Callable<T>> tasks, Executor executor) {
    List<FutureTask<T>> futures = tasks.stream().map(FutureTask::new).toList();
    futures.forEach(executor::execute);
    // What no thread has begun, the caller does, so executors that are busy with callers like this
    // one can't bring all of them to a stop.
    futures.forEach(FutureTask::run);
    List<T> results = new ArrayList<>(futures.size());
    for (FutureTask<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  /**
   * Does the same work for every index and waits for it.
   *
   * @param count how many indices there are, at least 0
   * @param work called once with each of {@code 0..count - 1}, from any thread; an unchecked
   *     exception is thrown on
   * @param executor whose threads take part
   * @throws CancellationException if the calling thread is interrupted, whose flag stays set
   */
  public static void forEach(int count, IntConsumer work, Executor executor) {
    int chunk = Math.max(1, count / CHUNKS);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int from = 0; from < count; from += chunk) {
      int first = from;
      int last = Math.min(from + chunk, count);
      tasks.add(
          () -> {
            for (int i = first; i < last; i++) {
              work.accept(i);
            }
            return last - first;
          });
    }
    run(tasks, executor);
  }

  private static <T> T result(FutureTask<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
