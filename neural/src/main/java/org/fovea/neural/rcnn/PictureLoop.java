package org.fovea.neural.rcnn;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.fovea.metrics.progress.Progress;

/**
 * Does the same work for every picture on several threads and hands on the results in the order of
 * the pictures, on the caller's thread: what comes out does not depend on the number of threads.
 * Only a few results wait at a time.
 *
 * @param threads how many threads work, at least 1
 */
record PictureLoop(int threads) {
  /**
   * Runs.
   *
   * @param stage the name under which progress is reported
   * @param count how many pictures there are, at least 1
   * @param work called from any thread with each index once
   * @param sink takes the results in order
   * @param progress hears of each picture that is done
   * @throws CancellationException if the calling thread is interrupted, whose flag stays set
   */
  <T> void run(
      String stage, int count, IntFunction<T> work, Consumer<? super T> sink, Progress progress) {
    progress.update(stage, 0, count);
    ExecutorService pool = Executors.newFixedThreadPool(threads, PictureLoop::daemon);
    try {
      Queue<Future<T>> waiting = new ArrayDeque<>();
      int started = 0;
      for (int done = 0; done < count; ) {
        while (started < count && waiting.size() < 2 * threads) {
          int index = started++;
          waiting.add(pool.submit(() -> work.apply(index)));
        }
        sink.accept(result(waiting.remove()));
        progress.update(stage, ++done, count);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) {
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

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rcnn");
    thread.setDaemon(true);
    return thread;
  }
}
