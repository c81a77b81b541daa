package org.fovea.neural.op;

import java.util.function.IntFunction;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.thread.Workers.RangeBody;

/** Shares out products of a packed matrix: by task where there are enough, else by rows too. */
final class PackedRows {
  private PackedRows() {}

  /**
   * Does the tasks. How they are shared does not change a bit of the result, so it may depend on
   * the number of threads.
   *
   * @param rows rows of the packed matrix
   * @param prepare makes a task's operands ready, and gives what multiplies a range of rows
   */
  static void share(int tasks, int rows, IntFunction<RangeBody> prepare) {
    Workers workers = Workers.current();
    int threads = workers.parallelism();
    if (threads == 1 || tasks >= 2 * threads || rows <= PackedMatrix.PART) {
      workers.forEach(tasks, task -> prepare.apply(task).accept(0, rows));
      return;
    }
    int parts = (rows + PackedMatrix.PART - 1) / PackedMatrix.PART;
    int each = Math.max(1, parts / (2 * threads)) * PackedMatrix.PART;
    for (int task = 0; task < tasks; task++) {
      workers.forRanges(rows, each, prepare.apply(task));
    }
  }
}
