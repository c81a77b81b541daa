package org.fovea.neural.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.fovea.neural.thread.Workers;

/**
 * The batches of an epoch, some of which are made on other threads while the caller works on one.
 * Their threads end with the last batch, with {@link #close}, and a second after the caller has
 * stopped asking; they keep no virtual machine from ending.
 *
 * @param <B> what a batch is
 */
public final class PrefetchedBatches<B> implements Iterable<B>, AutoCloseable {
  private final int count;
  private final IntFunction<B> maker;
  private final ExecutorService threads;
  private final Deque<Future<B>> ahead = new ArrayDeque<>();
  private int asked;
  private boolean taken;

  PrefetchedBatches(int count, int ahead, IntFunction<B> maker) {
    this.count = count;
    this.maker = maker;
    this.threads = threads(ahead);
    for (int i = 0; i < ahead; i++) {
      ask();
    }
  }

  private static ExecutorService threads(int count) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "fovea-prefetch");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private void ask() {
    if (asked < count) {
      int number = asked++;
      ahead.add(threads.submit(() -> Workers.NONE.call(() -> maker.apply(number))));
    }
  }

  /**
   * The batches in their order.
   *
   * @return goes through them; what making a batch throws is thrown when it is its turn, and ends
   *     the others
   * @throws IllegalStateException at the second call: they can be gone through once
   */
  @Override
  public Iterator<B> iterator() {
    if (taken) {
      throw new IllegalStateException("prefetched batches can be gone through once");
    }
    taken = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !ahead.isEmpty();
      }

      @Override
      public B next() {
        return take();
      }
    };
  }

  private B take() {
    if (ahead.isEmpty()) {
      throw new NoSuchElementException("an epoch of " + count + " batches has no more of them");
    }
    B batch;
    try {
      batch = await(ahead.remove());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    ask();
    if (ahead.isEmpty()) {
      close();
    }
    return batch;
  }

  private static <B> B await(Future<B> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) e.getCause(); // a maker throws nothing else
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Gives up what has not been taken. Returns when no example is being made any more. No thread is
   * interrupted, as that would close files that others read from.
   */
  @Override
  public void close() {
    ahead.forEach(future -> future.cancel(false));
    ahead.clear();
    threads.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
