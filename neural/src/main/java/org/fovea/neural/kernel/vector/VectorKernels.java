package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.COLUMNS;
import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.MAX_ROWS;
import static org.fovea.neural.kernel.vector.MicroKernel.PIXEL_ROWS;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.fovea.neural.kernel.Combination;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.kernel.Windows;
import org.jspecify.annotations.Nullable;

/**
 * Kernels of explicit vector operations. The matrix product follows Goto and van de Geijn, "Anatomy
 * of high-performance matrix multiplication" (2008): blocks of A and B are copied into panels in
 * the order in which the micro-kernel reads them, sized for the second and third-level cache.
 */
public final class VectorKernels implements Kernels {
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

  /** Columns of windows whose products are summed in one go. */
  private static final int RUN = 4096;

  /** Sums that begin with nothing. */
  private static final float[] NOTHING = new float[MAX_ROWS];

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

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

  /** Makes the kernels; they have no state but buffers of each thread. */
  public VectorKernels() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public void gemm(Matrix a, Matrix b, Matrix c, boolean accumulate) {
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

  @Override
  public PackedMatrix pack(Matrix a, float @Nullable [] start) {
    int rows = MicroKernel.rows(a.rows());
    int padded = roundUp(a.rows(), rows);
    int stripDepth = stripDepth(a.columns());
    float[] panels = new float[padded * a.columns()];
    for (int p = 0; p < a.columns(); p += stripDepth) {
      int end = Math.min(a.columns(), p + stripDepth);
      Panels.packLeft(a.part(0, a.rows(), p, end), rows, panels, p * padded);
    }
    return new PackedMatrix(panels, a.rows(), a.columns(), start);
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, Windows x, Matrix c) {
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

  @Override
  public int panel() {
    return COLUMNS;
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, PanelMatrix b, Matrix c) {
    int depth = a.columns();
    int stripDepth = stripDepth(depth);
    Scratch scratch = SCRATCH.get();
    for (int p = 0; p < depth; p += stripDepth) {
      int height = Math.min(stripDepth, depth - p);
      Strip strip = strip(a, fromRow, p, height, b.data(), b.at() + p * COLUMNS, depth);
      blocks(strip, scratch, c);
    }
  }

  @Override
  public boolean prefersPixelRows(int pixels) {
    int asColumns = roundUp(pixels, LANES);
    int asRows = roundUp(pixels, PIXEL_ROWS);
    return pixels <= MAX_PIXELS && asColumns * 10 >= asRows * 11;
  }

  @Override
  public void gemm(Windows x, PanelMatrix w, float @Nullable [] start, Matrix c) {
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
   * @param a panels of A, from {@code aAt}
   * @param rows of a panel of A
   * @param depth of the strip
   * @param b panels of B, from {@code bAt}
   * @param panelDepth rows from the beginning of a panel of B to that of the next
   * @param start what the sums of the rows begin with, from {@code startAt}, or null for 0
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

  @Override
  public void gemmTransposed(Matrix a, Windows x, Matrix c) {
    int wholeRows = a.rows() / DotKernel.ROWS * DotKernel.ROWS;
    int wholeTaps = x.depth() / DotKernel.TAPS * DotKernel.TAPS;
    float[] sums = SCRATCH.get().tile;
    for (int p = 0; p < x.length(); p += RUN) {
      int whole = Math.min(RUN, x.length() - p) / LANES * LANES;
      for (int k = 0; k < wholeTaps; k += DotKernel.TAPS) {
        for (int i = 0; i < wholeRows; i += DotKernel.ROWS) {
          int at = a.offset() + i * a.rowStride() + p;
          DotKernel.dots(
              a.data(), at, a.rowStride(), x.data(), x.at() + p, x.offsets(), k, whole, sums);
          addSums(sums, c, i, k);
        }
      }
      addDots(a, x, p, whole, c, 0, wholeRows, wholeTaps);
      addDots(a, x, p, whole, c, wholeRows, a.rows(), 0);
    }
    addRest(a, x, x.length() / LANES * LANES, c);
  }

  private static void addSums(float[] sums, Matrix c, int row, int column) {
    for (int i = 0; i < DotKernel.ROWS; i++) {
      for (int k = 0; k < DotKernel.TAPS; k++) {
        int at = c.offset() + (row + i) * c.rowStride() + (column + k) * c.columnStride();
        c.data()[at] += sums[i * DotKernel.TAPS + k];
      }
    }
  }

  /** One by one, the products of the rows or windows that don't fill a block. */
  private static void addDots(
      Matrix a, Windows x, int at, int length, Matrix c, int row, int toRow, int tap) {
    for (int i = row; i < toRow; i++) {
      int left = a.offset() + i * a.rowStride() + at;
      for (int k = tap; k < x.depth(); k++) {
        int right = x.at() + x.offsets()[k] + at;
        c.data()[c.offset() + i * c.rowStride() + k * c.columnStride()] +=
            DotKernel.dot(a.data(), left, x.data(), right, length);
      }
    }
  }

  /** Products of the few last elements, which don't fill a vector. */
  private static void addRest(Matrix a, Windows x, int from, Matrix c) {
    for (int i = 0; i < a.rows() && from < x.length(); i++) {
      int left = a.offset() + i * a.rowStride();
      for (int k = 0; k < x.depth(); k++) {
        int right = x.at() + x.offsets()[k];
        float sum = 0;
        for (int p = from; p < x.length(); p++) {
          sum += a.data()[left + p] * x.data()[right + p];
        }
        c.data()[c.offset() + i * c.rowStride() + k * c.columnStride()] += sum;
      }
    }
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

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES);
      s0 = x0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES), s1);
    }
    float total = s0.add(s1).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      total += a[aOffset + i] * b[bOffset + i];
    }
    return total;
  }

  @Override
  public float sum(float[] a, int offset, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, a, offset + i));
      s1 = s1.add(FloatVector.fromArray(SPECIES, a, offset + i + LANES));
    }
    float total = s0.add(s1).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      total += a[offset + i];
    }
    return total;
  }

  @Override
  public float centredDot(
      float[] a, int aOffset, float aShift, float[] b, int bOffset, float bShift, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, a, aOffset + i).sub(aShift);
      FloatVector x1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES).sub(aShift);
      s0 = x0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i).sub(bShift), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES).sub(bShift), s1);
    }
    float total = s0.add(s1).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      total += (a[aOffset + i] - aShift) * (b[bOffset + i] - bShift);
    }
    return total;
  }

  @Override
  public void keepWherePositive(float[] g, float[] x, float[] out, int from, int to) {
    int i = from;
    FloatVector zero = FloatVector.zero(SPECIES);
    for (; i + LANES <= to; i += LANES) {
      VectorMask<Float> positive =
          FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, 0);
      zero.blend(FloatVector.fromArray(SPECIES, g, i), positive).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = x[i] > 0 ? g[i] : 0;
    }
  }

  @Override
  public void compete(float[] best, int[] winners, float[] x, int at, int rank, int length) {
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, at + i);
      FloatVector before = FloatVector.fromArray(SPECIES, best, i);
      VectorMask<Float> isNan = value.compare(VectorOperators.NE, value);
      VectorMask<Float> wins = value.compare(VectorOperators.GT, before).or(isNan);
      before.blend(value, wins).intoArray(best, i);
      IntVector.fromArray(INTS, winners, i).blend(rank, wins.cast(INTS)).intoArray(winners, i);
    }
    for (; i < length; i++) {
      float value = x[at + i];
      if (value > best[i] || Float.isNaN(value)) {
        best[i] = value;
        winners[i] = rank;
      }
    }
  }

  @Override
  public void tanh(float[] x, float[] out, int from, int to) {
    int whole = TanhKernel.tanh(x, out, from, to);
    if (whole < to) {
      // The rest has the steps of whole vectors, so that a cut does not change a bit.
      float[] rest = new float[LANES];
      System.arraycopy(x, whole, rest, 0, to - whole);
      TanhKernel.tanh(rest, rest, 0, LANES);
      System.arraycopy(rest, 0, out, whole, to - whole);
    }
  }

  @Override
  public void combine(
      Combination combination,
      float[] x,
      int[] xs,
      int xPitch,
      float[] y,
      int[] ys,
      int yPitch,
      int rows,
      int width) {
    WinogradKernel.combine(combination, x, xs, xPitch, y, ys, yPitch, rows, width);
  }

  @Override
  public void correlate(
      float[] x,
      int[] xs,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int rows,
      int width) {
    if (xs.length == 9) {
      CorrelationKernel.nine(x, xs, xPitch, weights, weightsAt, start, y, yAt, yPitch, rows, width);
      return;
    }
    for (int r = 0; r < rows; r++) {
      CorrelationKernel.row(
          x, xs, r * xPitch, weights, weightsAt, start, y, yAt + r * yPitch, width);
    }
  }

  @Override
  public void sample(
      int step,
      float[] from,
      int at,
      int pitch,
      float[] to,
      int toAt,
      int toPitch,
      int rows,
      int width) {
    // A vector reads up to the next multiple of its lanes.
    int reach = (width + LANES - 1) / LANES * LANES * step;
    int safe = step == 1 || step == 2 || step == 4 ? rows : 0;
    while (safe > 0 && at + (safe - 1) * pitch + reach > from.length) {
      safe--;
    }
    if (step == 1) {
      Shuffles.rows(from, at, pitch, to, toAt, toPitch, safe, width);
    } else if (step == 2) {
      Shuffles.rowsOfSeconds(from, at, pitch, to, toAt, toPitch, safe, width);
    } else if (step == 4) {
      Shuffles.rowsOfFourths(from, at, pitch, to, toAt, toPitch, safe, width);
    }
    for (int r = safe; r < rows; r++) {
      for (int t = 0; t < width; t++) {
        to[toAt + r * toPitch + t] = from[at + r * pitch + t * step];
      }
    }
  }

  @Override
  public void interleave(
      float[] x, int at, int distance, float addend, float[] y, int yAt, int length) {
    for (int t = Shuffles.interleave(x, at, distance, addend, y, yAt, length); t < length; t++) {
      for (int s = 0; s < 4; s++) {
        y[yAt + 4 * t + s] = x[at + s * distance + t] + addend;
      }
    }
  }

  @Override
  public int spill() {
    return LANES - 1;
  }

  @Override
  public long multiplyAdds(long least) {
    return PeakLoop.run(least, 1, 1);
  }

  @Override
  public int vectorBits() {
    return SPECIES.vectorBitSize();
  }
}
