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
   * @param left the packed matrix of each task, or one like them
   * @param prepare makes a task's operands ready, and gives what multiplies a range of rows
   */
  static void share(int tasks, PackedMatrix left, IntFunction<RangeBody> prepare) {
    Workers workers = Workers.current();
    int threads = workers.parallelism();
    int rows = left.rows();
    int parts = (rows + left.part() - 1) / left.part();
    if (tasks >= threads || parts == 1) {
      workers.forEach(tasks, task -> prepare.apply(task).accept(0, rows));
      return;
    }
    // One for each thread: every part lays out the other operand anew.
    int each = (parts + threads - 1) / threads * left.part();
    for (int task = 0; task < tasks; task++) {
      workers.forRanges(rows, each, prepare.apply(task));
    }
  }
}
