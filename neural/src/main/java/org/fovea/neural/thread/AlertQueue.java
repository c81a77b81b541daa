package org.fovea.neural.thread;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * A queue whose takers watch it for a while before they sleep. Waking a thread takes as long as a
 * small operation, and a network is one small operation after another.
 */
final class AlertQueue extends LinkedBlockingQueue<Runnable> {
  private static final long serialVersionUID = 1;

  /** For how long to watch: longer than what lies between operations, too short to be noticed. */
  static final long WATCH_NANOS = 200_000;

  @Override
  public Runnable take() throws InterruptedException {
    long start = System.nanoTime();
    do {
      Runnable task = poll();
      if (task != null) {
        return task;
      }
      Thread.onSpinWait();
    } while (System.nanoTime() - start < WATCH_NANOS);
    return super.take();
  }
}
