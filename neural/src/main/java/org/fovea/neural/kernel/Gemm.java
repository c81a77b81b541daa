package org.fovea.neural.kernel;

import org.fovea.neural.thread.Workers;

/** Matrix products spread over the current workers. */
public final class Gemm {
  /** Multiply-adds below which another thread costs more than it saves. */
  private static final long WORTH_SHARING = 1 << 20;

  /** The least extent of a piece: smaller ones waste the packing of the other operand. */
  private static final int PIECE = 96;

  private Gemm() {}

  /**
   * Matrix product, {@code C = A B} or {@code C += A B}.
   *
   * @param a m x k
   * @param b k x n
   * @param c m x n, written; it shares no element with a or b
   * @param accumulate whether to add to what c holds
   */
  public static void multiply(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    Workers workers = Workers.current();
    Kernels kernels = Kernels.active();
    int m = c.rows();
    int n = c.columns();
    int pieces = Math.min(workers.parallelism(), Math.max(m, n) / PIECE);
    if (pieces <= 1 || (long) m * n * a.columns() < WORTH_SHARING) {
      kernels.gemm(a, b, c, accumulate);
      return;
    }
    boolean byRows = m >= n;
    int length = byRows ? m : n;
    // A multiple of most tiles, so that few pieces end in the middle of one.
    int size = ((length + pieces - 1) / pieces + PIECE - 1) / PIECE * PIECE;
    workers.forRanges(
        length,
        size,
        (from, to) -> {
          if (byRows) {
            kernels.gemm(a.part(from, to, 0, a.columns()), b, c.part(from, to, 0, n), accumulate);
          } else {
            kernels.gemm(a, b.part(0, b.rows(), from, to), c.part(0, m, from, to), accumulate);
          }
        });
  }
}
