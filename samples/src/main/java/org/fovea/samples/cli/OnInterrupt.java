package org.fovea.samples.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that is interrupted by Ctrl-C come to an orderly end: the virtual machine waits until
 * the work is done, within limits.
 */
final class OnInterrupt {
  private static final int PATIENCE_SECONDS = 60;

  private OnInterrupt() {}

  /**
   * What may be interrupted.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does work.
   *
   * @param stop asks the work to stop; called on another thread
   * @param work on the calling thread
   */
  static <T> T stop(Runnable stop, Work<T> work) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, done));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      removeHook(hook);
      done.countDown();
    }
  }

  private static void stopAndWait(Runnable stop, CountDownLatch done) {
    stop.run();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gave up waiting for the work to stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The virtual machine is on its way down: it was waiting for this.
    }
  }
}
