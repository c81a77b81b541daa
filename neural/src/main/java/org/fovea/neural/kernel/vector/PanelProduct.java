package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.COLUMNS;
import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.MAX_ROWS;
import static org.fovea.neural.kernel.vector.MicroKernel.PIXEL_ROWS;

import java.util.Arrays;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.kernel.Windows;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products after Goto and van de Geijn, "Anatomy of high-performance matrix multiplication"
 * (2008): blocks of A and B are copied into panels in the order in which the micro-kernel reads
 * them, sized for the second and third-level cache. The methods are those of {@link
 * org.fovea.neural.kernel.Kernels}.
 */
final class PanelProduct {
  /** Greatest inner dimension of a block: a panel of B of that depth fits the first-level cache. */
  private static final int DEPTH = 256;

  /** Rows of a block of A, a multiple of the tile's; the block fits the second-level cache. */
  private static final int BLOCK_ROWS = 320;

  /** Columns of a block of B, a multiple of the tile's. */
  private static final int BLOCK_COLUMNS = 1024;

  /**
   * Columns of a block of B that one block of A meets alone: few, so that they stay in the cache.
   */
  private static final int FEW_COLUMNS = 128;

  /** Pixels for which rows are considered; more fill vectors well enough. */
  private static final int MAX_PIXELS = 100;

  /** Sums that begin with nothing. */
  private static final float[] NOTHING = new float[MAX_ROWS];

  /** What a thread copies blocks into; grows to what its largest product needed. */
  private static final class Scratch {
    private float[] a = new float[0];
    private float[] b = new float[0];
    private final float[] tile = new float[MAX_ROWS * COLUMNS];
    private final float[] starts = new float[MAX_ROWS];
    private final Panels.Copies copies = new Panels.Copies(BLOCK_COLUMNS);

    private void reserveLeft(int length) {
      a = a.length >= length ? a : new float[length];
    }

    private void reserveRight(int length) {
      b = b.length >= length ? b : new float[length];
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private PanelProduct() {}

  static void gemm(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    if (c.columnStride() != 1 && c.rowStride() == 1) {
      gemm(b.transposed(), a.transposed(), c.transposed(), accumulate);
      return;
    }
    int m = c.rows();
    int n = c.columns();
    int depth = a.columns();
    if (depth == 0 && !accumulate) {
      clear(c);
    }
    int rows = MicroKernel.rows(m);
    int stripDepth = stripDepth(depth);
    int block = blockColumns(m);
    Scratch scratch = SCRATCH.get();
    scratch.reserveLeft(stripDepth * roundUp(m, rows));
    scratch.reserveRight(Panels.spacing(stripDepth) * roundUp(Math.min(block, n), COLUMNS));
    for (int p = 0; p < depth; p += stripDepth) {
      int height = Math.min(stripDepth, depth - p);
      Panels.packLeft(a.part(0, m, p, p + height), rows, scratch.a, 0);
      boolean sum = p > 0 || accumulate;
      for (int j = 0; j < n; j += block) {
        int width = Math.min(block, n - j);
        Panels.packRight(b.part(p, p + height, j, j + width), scratch.b);
        Strip strip =
            new Strip(
                scratch.a, 0, rows, height, scratch.b, 0, Panels.spacing(height), null, 0, sum);
        blocks(strip, scratch, c.part(0, m, j, j + width));
      }
    }
  }

  static PackedMatrix pack(Matrix a, float @Nullable [] start) {
    int rows = MicroKernel.rows(a.rows());
    int padded = roundUp(a.rows(), rows);
    int stripDepth = stripDepth(a.columns());
    float[] panels = new float[padded * a.columns()];
    for (int p = 0; p < a.columns(); p += stripDepth) {
      int end = Math.min(a.columns(), p + stripDepth);
      Panels.packLeft(a.part(0, a.rows(), p, end), rows, panels, p * padded);
    }
    return new PackedMatrix(panels, a.rows(), a.columns(), start, rows);
  }

  static void gemm(PackedMatrix a, int fromRow, int toRow, Windows x, Matrix c) {
    int m = toRow - fromRow;
    int n = c.columns();
    int depth = a.columns();
    int stripDepth = stripDepth(depth);
    int block = blockColumns(m);
    Scratch scratch = SCRATCH.get();
    scratch.reserveRight(Panels.spacing(stripDepth) * roundUp(Math.min(block, n), COLUMNS));
    for (int p = 0; p < depth; p += stripDepth) {
      int height = Math.min(stripDepth, depth - p);
      for (int j = 0; j < n; j += block) {
        int width = Math.min(block, n - j);
        Panels.packRight(x, p, height, j, width, scratch.copies, scratch.b);
        Strip strip = strip(a, fromRow, p, height, scratch.b, 0, Panels.spacing(height));
        blocks(strip, scratch, c.part(0, m, j, j + width));
      }
    }
  }

  static void gemm(PackedMatrix a, int fromRow, int toRow, PanelMatrix b, Matrix c) {
    int depth = a.columns();
    int stripDepth = stripDepth(depth);
    Scratch scratch = SCRATCH.get();
    for (int p = 0; p < depth; p += stripDepth) {
      int height = Math.min(stripDepth, depth - p);
      Strip strip = strip(a, fromRow, p, height, b.data(), b.at() + p * COLUMNS, depth);
      blocks(strip, scratch, c);
    }
  }

  static void gemm(Matrix a, PanelMatrix b, Matrix c, boolean accumulate) {
    int m = c.rows();
    int depth = a.columns();
    int stripDepth = stripDepth(depth);
    if (depth == 0 && !accumulate) {
      clear(c);
    }
    if (m == 1 && a.columnStride() == 1) {
      row(a, b, c, accumulate);
      return;
    }
    int rows = MicroKernel.rows(m);
    Scratch scratch = SCRATCH.get();
    scratch.reserveLeft(stripDepth * roundUp(m, rows));
    for (int p = 0; p < depth; p += stripDepth) {
      int height = Math.min(stripDepth, depth - p);
      boolean sum = p > 0 || accumulate;
      Panels.packLeft(a.part(0, m, p, p + height), rows, scratch.a, 0);
      int bAt = b.at() + p * COLUMNS;
      Strip strip = new Strip(scratch.a, 0, rows, height, b.data(), bAt, depth, null, 0, sum);
      blocks(strip, scratch, c);
    }
  }

  /** The product of a single row, with the steps that a tile would have. */
  private static void row(Matrix a, PanelMatrix b, Matrix c, boolean accumulate) {
    int depth = a.columns();
    int stripDepth = stripDepth(depth);
    float[] total = new float[COLUMNS];
    for (int j = 0; j < c.columns(); j += COLUMNS) {
      int width = Math.min(COLUMNS, c.columns() - j);
      int cAt = c.offset() + j;
      if (accumulate) {
        System.arraycopy(c.data(), cAt, total, 0, width);
      } else {
        Arrays.fill(total, 0);
      }
      for (int p = 0; p < depth; p += stripDepth) {
        int height = Math.min(stripDepth, depth - p);
        int bAt = b.at() + j * depth + p * COLUMNS;
        MicroKernel.row(height, a.data(), a.offset() + p, b.data(), bAt, total);
      }
      System.arraycopy(total, 0, c.data(), cAt, width);
    }
  }

  static boolean prefersPixelRows(int pixels) {
    int asColumns = roundUp(pixels, LANES);
    int asRows = roundUp(pixels, PIXEL_ROWS);
    return pixels <= MAX_PIXELS && asColumns * 10 >= asRows * 11;
  }

  static void gemm(Windows x, PanelMatrix w, float @Nullable [] start, Matrix c) {
    int pixels = x.length();
    int depth = w.rows();
    int panels = (pixels + PIXEL_ROWS - 1) / PIXEL_ROWS;
    int panelSize = PIXEL_ROWS * depth + LANES;
    Scratch scratch = SCRATCH.get();
    scratch.reserveLeft(panels * panelSize);
    scratch.reserveRight(panels * PIXEL_ROWS * COLUMNS);
    Panels.packLeft(x, PIXEL_ROWS, panelSize, scratch.copies, scratch.a);
    int stripDepth = stripDepth(depth);
    float[] results = scratch.b;
    for (int j = 0; j < w.columns(); j += COLUMNS) {
      for (int p = 0; p < depth; p += stripDepth) {
        int height = Math.min(stripDepth, depth - p);
        int bAt = w.at() + j * depth + p * COLUMNS;
        for (int i = 0; i < panels; i++) {
          MicroKernel.tile(
              PIXEL_ROWS,
              true,
              height,
              scratch.a,
              i * panelSize + p * PIXEL_ROWS,
              w.data(),
              bAt,
              NOTHING,
              0,
              p > 0,
              results,
              i * PIXEL_ROWS * COLUMNS,
              COLUMNS);
        }
      }
      int width = Math.min(COLUMNS, w.columns() - j);
      for (int o = 0; o < width; o++) {
        float first = start == null ? 0 : start[j + o];
        int to = c.offset() + (j + o) * c.rowStride();
        for (int i = 0; i < pixels; i++) {
          c.data()[to + i] = results[i * COLUMNS + o] + first;
        }
      }
    }
  }

  private static Strip strip(
      PackedMatrix a, int fromRow, int p, int height, float[] b, int bAt, int panelDepth) {
    int rows = MicroKernel.rows(a.rows());
    int aAt = p * roundUp(a.rows(), rows) + fromRow * height;
    float[] start = p > 0 ? null : a.start();
    return new Strip(a.data(), aAt, rows, height, b, bAt, panelDepth, start, fromRow, p > 0);
  }

  /**
   * A strip of the inner dimension: operands in panels.
   *
   * @param a panels of A
   * @param aAt where they begin
   * @param rows of a panel of A
   * @param depth of the strip
   * @param b panels of B
   * @param bAt where they begin
   * @param panelDepth rows from the beginning of a panel of B to that of the next
   * @param start what the sums of the rows begin with, or null for 0
   * @param startAt where that of the first row is
   * @param sum whether what C holds is added
   */
  @SuppressWarnings("ArrayRecordComponent") // Local to a product.
  private record Strip(
      float[] a,
      int aAt,
      int rows,
      int depth,
      float[] b,
      int bAt,
      int panelDepth,
      float @Nullable [] start,
      int startAt,
      boolean sum) {}

  /** The depth of the strips, nearly equal ones, into which the inner dimension is cut. */
  private static int stripDepth(int depth) {
    int strips = Math.max(1, (depth + DEPTH - 1) / DEPTH);
    return (depth + strips - 1) / strips;
  }

  private static int blockColumns(int m) {
    return m <= BLOCK_ROWS ? FEW_COLUMNS : BLOCK_COLUMNS;
  }

  private static void blocks(Strip strip, Scratch scratch, Matrix c) {
    for (int i = 0; i < c.rows(); i += BLOCK_ROWS) {
      int end = Math.min(c.rows(), i + BLOCK_ROWS);
      for (int j = 0; j < c.columns(); j += COLUMNS) {
        for (int r = i; r < end; r += strip.rows) {
          tile(strip, scratch, c, r, j);
        }
      }
    }
  }

  private static void tile(Strip strip, Scratch scratch, Matrix c, int row, int column) {
    int rows = strip.rows;
    int width = Math.min(COLUMNS, c.columns() - column);
    int height = Math.min(rows, c.rows() - row);
    int cAt = c.offset() + row * c.rowStride() + column * c.columnStride();
    int aAt = strip.aAt + row * strip.depth;
    int bAt = strip.bAt + column * strip.panelDepth;
    boolean wide = width > LANES;
    float[] start = NOTHING;
    int startAt = 0;
    if (strip.start != null) {
      start = strip.start;
      startAt = strip.startAt + row;
      if (startAt + rows > start.length) {
        System.arraycopy(start, startAt, scratch.starts, 0, height);
        start = scratch.starts;
        startAt = 0;
      }
    }
    if (height == rows && (wide ? width == COLUMNS : width == LANES) && c.columnStride() == 1) {
      MicroKernel.tile(
          rows,
          wide,
          strip.depth,
          strip.a,
          aAt,
          strip.b,
          bAt,
          start,
          startAt,
          strip.sum,
          c.data(),
          cAt,
          c.rowStride());
      return;
    }
    float[] tile = scratch.tile;
    if (strip.sum) {
      load(c, cAt, height, width, tile);
    }
    MicroKernel.tile(
        rows,
        wide,
        strip.depth,
        strip.a,
        aAt,
        strip.b,
        bAt,
        start,
        startAt,
        strip.sum,
        tile,
        0,
        COLUMNS);
    store(tile, height, width, c, cAt);
  }

  private static void load(Matrix c, int at, int height, int width, float[] tile) {
    for (int i = 0; i < height; i++) {
      int from = at + i * c.rowStride();
      if (c.columnStride() == 1) {
        System.arraycopy(c.data(), from, tile, i * COLUMNS, width);
      } else {
        for (int j = 0; j < width; j++) {
          tile[i * COLUMNS + j] = c.data()[from + j * c.columnStride()];
        }
      }
    }
  }

  private static void store(float[] tile, int height, int width, Matrix c, int at) {
    for (int i = 0; i < height; i++) {
      int to = at + i * c.rowStride();
      if (c.columnStride() == 1) {
        System.arraycopy(tile, i * COLUMNS, c.data(), to, width);
      } else {
        for (int j = 0; j < width; j++) {
          c.data()[to + j * c.columnStride()] = tile[i * COLUMNS + j];
        }
      }
    }
  }

  private static void clear(Matrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        c.data()[c.offset() + i * c.rowStride() + j * c.columnStride()] = 0;
      }
    }
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }
}
