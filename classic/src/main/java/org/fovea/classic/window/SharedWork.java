package org.fovea.classic.window;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;

/** Pieces of work that the calling thread shares with those of an executor. */
final class SharedWork {
  private SharedWork() {}

  /**
   * Does all pieces. The executor is offered each piece but the first; the caller does whatever has
   * not been begun, and so does not wait for an executor that is busy.
   *
   * @param count pieces
   * @param work does a piece
   * @param executor of the other threads
   * @return the results, in the order of the pieces
   */
  static <T> List<T> run(int count, IntFunction<T> work, Executor executor) {
    List<FutureTask<T>> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int piece = i;
      pieces.add(new FutureTask<>(() -> work.apply(piece)));
    }
    pieces.stream().skip(1).forEach(executor::execute);
    // A task that was begun elsewhere, or done, is left alone by run().
    pieces.forEach(FutureTask::run);
    return pieces.stream().map(SharedWork::result).toList();
  }

  private static <T> T result(FutureTask<T> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while windows were scored");
    }
  }
}
