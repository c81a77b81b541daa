package org.fovea.samples.bench;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.thread.Workers;

/** The rate of multiply-adds that all threads reach together when nothing else holds them up. */
final class PeakRate {
  /** Multiply-adds between two looks at the clock: some microseconds. */
  private static final long CHUNK = 1 << 20;

  private final Workers workers;

  PeakRate(Workers workers) {
    this.workers = workers;
  }

  /** Runs for so many seconds, and returns 10^9 operations per second, two for a multiply-add. */
  double gflops(double seconds) {
    int threads = workers.parallelism();
    CyclicBarrier start = new CyclicBarrier(threads);
    AtomicLong done = new AtomicLong();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    workers.forEach(
        threads,
        thread -> {
          await(start);
          done.addAndGet(multiplyAddsUntil(end));
        });
    return 2.0 * done.get() / (System.nanoTime() - began);
  }

  /** So that each task has a thread of its own. */
  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static long multiplyAddsUntil(long end) {
    Kernels kernels = Kernels.active();
    long done = 0;
    do {
      done += kernels.multiplyAdds(CHUNK);
    } while (System.nanoTime() < end);
    return done;
  }
}
