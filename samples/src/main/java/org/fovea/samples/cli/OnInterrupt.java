package org.fovea.samples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that is interrupted by Ctrl-C come to an orderly end: the virtual machine waits until
 * this is closed, within limits.
 */
final class OnInterrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * From now on.
   *
   * @param stop asks the work to stop; called on another thread
   */
  OnInterrupt(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The virtual machine is on its way down: it was waiting for this.
    }
    done.countDown();
  }
}
