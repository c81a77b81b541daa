package org.fovea.classic.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Does work on an executor's threads and the caller's. */
final class Tasks {
  private Tasks() {}

  /**
   * Does all tasks and waits for them.
   *
   * @param tasks what is to be done; an unchecked exception of one is thrown on
   * @param executor whose threads take part
   * @return the tasks' results, in their order
   * @throws CancellationException if the calling thread is interrupted, whose flag stays set
   */
  static <T> List<T> run(List<Callable<T>> tasks, Executor executor) {
    List<FutureTask<T>> futures = tasks.stream().map(FutureTask::new).toList();
    futures.forEach(executor::execute);
    // What no thread has begun, the caller does: an executor that is busy with callers like this one
    // can't bring all of them to a stop.
    futures.forEach(FutureTask::run);
    List<T> results = new ArrayList<>(futures.size());
    for (FutureTask<T> future : futures) {
      results.add(result(future));
    }
    return results;
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
