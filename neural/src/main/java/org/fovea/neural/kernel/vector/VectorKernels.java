package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.COLUMNS;
import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.ROWS;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.Windows;

/**
 * Kernels of explicit vector operations. The matrix product follows Goto and van de Geijn, "Anatomy
 * of high-performance matrix multiplication" (2008): blocks of A and B are copied into panels in
 * the order in which the micro-kernel reads them, sized for the second and third-level cache.
 */
public final class VectorKernels implements Kernels {
  /** Inner dimension of a block: two panels of it fit the first-level cache. */
  private static final int DEPTH = 256;

  /** Rows of a block of A, a multiple of the tile's; the block fits the second-level cache. */
  private static final int BLOCK_ROWS = 144;

  /** Columns of a block of B, a multiple of the tile's. */
  private static final int BLOCK_COLUMNS = 1024;

  /** Columns of windows whose products are summed in one go. */
  private static final int RUN = 4096;

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** What a thread copies blocks into; grows to what its largest product needed. */
  private static final class Scratch {
    private float[] a = new float[0];
    private float[] b = new float[0];
    private final float[] tile = new float[ROWS * COLUMNS];
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
    if (!accumulate) {
      clear(c);
    }
    int m = c.rows();
    int n = c.columns();
    int depth = a.columns();
    Scratch scratch = SCRATCH.get();
    int maxDepth = Math.min(DEPTH, depth);
    scratch.a = atLeast(scratch.a, maxDepth * roundUp(Math.min(BLOCK_ROWS, m), ROWS));
    scratch.b = atLeast(scratch.b, maxDepth * roundUp(Math.min(BLOCK_COLUMNS, n), COLUMNS));
    for (int j = 0; j < n; j += BLOCK_COLUMNS) {
      int width = Math.min(BLOCK_COLUMNS, n - j);
      for (int p = 0; p < depth; p += DEPTH) {
        int height = Math.min(DEPTH, depth - p);
        packColumns(b.part(p, p + height, j, j + width), scratch.b);
        for (int i = 0; i < m; i += BLOCK_ROWS) {
          int rows = Math.min(BLOCK_ROWS, m - i);
          packRows(a.part(i, i + rows, p, p + height), scratch.a);
          block(scratch, height, c.part(i, i + rows, j, j + width));
        }
      }
    }
  }

  @Override
  public void gemm(Matrix a, Windows x, Matrix c) {
    int m = c.rows();
    int whole = x.length() / COLUMNS * COLUMNS;
    int rest = x.length() - whole;
    Scratch scratch = SCRATCH.get();
    int maxDepth = Math.min(DEPTH, x.depth());
    scratch.a = atLeast(scratch.a, maxDepth * roundUp(m, ROWS));
    scratch.b = atLeast(scratch.b, maxDepth * COLUMNS);
    for (int p = 0; p < x.depth(); p += DEPTH) {
      int depth = Math.min(DEPTH, x.depth() - p);
      packRows(a.part(0, m, p, p + depth), scratch.a);
      for (int j = 0; j < whole; j += COLUMNS) {
        slide(scratch, depth, x, p, c, j);
      }
      if (rest > 0) {
        Arrays.fill(scratch.b, 0, depth * COLUMNS, 0);
        for (int q = 0; q < depth; q++) {
          int from = x.at() + x.offsets()[p + q] + whole;
          System.arraycopy(x.data(), from, scratch.b, q * COLUMNS, rest);
        }
        block(scratch, depth, c.part(0, m, whole, x.length()));
      }
    }
  }

  /** The tiles of one column of tiles. */
  private static void slide(Scratch scratch, int depth, Windows x, int from, Matrix c, int j) {
    for (int i = 0; i < c.rows(); i += ROWS) {
      int aAt = i * depth;
      int bAt = x.at() + j;
      int cAt = c.offset() + i * c.rowStride() + j;
      int height = Math.min(ROWS, c.rows() - i);
      if (height == ROWS) {
        MicroKernel.tile(
            depth, scratch.a, aAt, x.data(), bAt, x.offsets(), from, c.data(), cAt, c.rowStride());
      } else {
        float[] tile = scratch.tile;
        load(c, cAt, height, COLUMNS, tile);
        MicroKernel.tile(depth, scratch.a, aAt, x.data(), bAt, x.offsets(), from, tile, 0, COLUMNS);
        store(tile, height, COLUMNS, c, cAt);
      }
    }
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

  private static void block(Scratch scratch, int depth, Matrix c) {
    for (int j = 0; j < c.columns(); j += COLUMNS) {
      int bAt = j * depth;
      int width = Math.min(COLUMNS, c.columns() - j);
      for (int i = 0; i < c.rows(); i += ROWS) {
        int aAt = i * depth;
        int height = Math.min(ROWS, c.rows() - i);
        int cAt = c.offset() + i * c.rowStride() + j * c.columnStride();
        if (height == ROWS && width == COLUMNS && c.columnStride() == 1) {
          MicroKernel.tile(depth, scratch.a, aAt, scratch.b, bAt, c.data(), cAt, c.rowStride());
        } else {
          float[] tile = scratch.tile;
          load(c, cAt, height, width, tile);
          MicroKernel.tile(depth, scratch.a, aAt, scratch.b, bAt, tile, 0, COLUMNS);
          store(tile, height, width, c, cAt);
        }
      }
    }
  }

  private static void load(Matrix c, int at, int height, int width, float[] tile) {
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        tile[i * COLUMNS + j] = c.data()[at + i * c.rowStride() + j * c.columnStride()];
      }
    }
  }

  private static void store(float[] tile, int height, int width, Matrix c, int at) {
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        c.data()[at + i * c.rowStride() + j * c.columnStride()] = tile[i * COLUMNS + j];
      }
    }
  }

  private static void clear(Matrix c) {
    for (int i = 0; i < c.rows(); i++) {
      int at = c.offset() + i * c.rowStride();
      if (c.columnStride() == 1) {
        Arrays.fill(c.data(), at, at + c.columns(), 0);
      } else {
        for (int j = 0; j < c.columns(); j++) {
          c.data()[at + j * c.columnStride()] = 0;
        }
      }
    }
  }

  /**
   * Copies A into panels of {@link MicroKernel#ROWS} rows, column after column, padded by zeros.
   */
  private static void packRows(Matrix a, float[] panels) {
    int depth = a.columns();
    for (int i = 0; i < a.rows(); i += ROWS) {
      int height = Math.min(ROWS, a.rows() - i);
      int to = i * depth;
      if (height < ROWS) {
        Arrays.fill(panels, to, to + ROWS * depth, 0);
      }
      for (int r = 0; r < height; r++) {
        int from = a.offset() + (i + r) * a.rowStride();
        interleave(a.data(), from, a.columnStride(), panels, to + r, ROWS, depth);
      }
    }
  }

  /**
   * Copies B into panels of {@link MicroKernel#COLUMNS} columns, row after row, padded by zeros.
   */
  private static void packColumns(Matrix b, float[] panels) {
    int depth = b.rows();
    for (int j = 0; j < b.columns(); j += COLUMNS) {
      int width = Math.min(COLUMNS, b.columns() - j);
      int to = j * depth;
      int from = b.offset() + j * b.columnStride();
      if (width < COLUMNS) {
        Arrays.fill(panels, to, to + COLUMNS * depth, 0);
      }
      if (b.columnStride() == 1) {
        copyRows(b.data(), from, b.rowStride(), panels, to, depth, width);
      } else {
        for (int q = 0; q < width; q++) {
          int column = from + q * b.columnStride();
          interleave(b.data(), column, b.rowStride(), panels, to + q, COLUMNS, depth);
        }
      }
    }
  }

  private static void copyRows(
      float[] from, int at, int stride, float[] to, int toAt, int rows, int width) {
    if (width < COLUMNS) {
      for (int p = 0; p < rows; p++) {
        System.arraycopy(from, at + p * stride, to, toAt + p * COLUMNS, width);
      }
      return;
    }
    for (int p = 0; p < rows; p++) {
      int source = at + p * stride;
      int target = toAt + p * COLUMNS;
      FloatVector.fromArray(SPECIES, from, source).intoArray(to, target);
      FloatVector.fromArray(SPECIES, from, source + LANES).intoArray(to, target + LANES);
    }
  }

  private static void interleave(
      float[] from, int at, int stride, float[] to, int toAt, int toStride, int length) {
    for (int p = 0; p < length; p++) {
      to[toAt + p * toStride] = from[at + p * stride];
    }
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  private static float[] atLeast(float[] buffer, int length) {
    return buffer.length >= length ? buffer : new float[length];
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
  public long multiplyAdds(long least) {
    return PeakLoop.run(least, 1, 1);
  }

  @Override
  public int vectorBits() {
    return SPECIES.vectorBitSize();
  }
}
