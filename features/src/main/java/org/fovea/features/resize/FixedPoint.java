package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/** OpenCV's arithmetic for bytes: weights of 11 bits after the point. Floats stay floats. */
final class FixedPoint implements Resampler {
  private final Taps columns;
  private final Taps rows;

  /** By tap, then by column. */
  private final int[][] columnWeights;

  private final int[] rowWeights;
  private final FixedPointSum sum;

  FixedPoint(Taps columns, Taps rows, FixedPointSum sum) {
    this.columns = columns;
    this.rows = rows;
    this.columnWeights = new int[columns.count][columns.outputs()];
    int[] fixed = columns.fixedPoint();
    for (int i = 0; i < fixed.length; i++) {
      columnWeights[i % columns.count][i / columns.count] = fixed[i];
    }
    this.rowWeights = rows.fixedPoint();
    this.sum = sum;
  }

  @Override
  public void resample(GrayF32 image, GrayF32 result) {
    FloatSums.roundingHalfEven(columns, rows).resample(image, result);
  }

  @Override
  public void resample(GrayU8 image, GrayU8 result, int band, int bands) {
    RowRing<int[]> ring =
        new RowRing<>(
            rows,
            new int[rows.count][columns.outputs()],
            (y, row) -> stretch(image.data, image.getIndex(0, y), row));
    int[] line = new int[result.width];
    // OpenCV takes eight samples at a time of a row whose bands alternate, and the rest one by one.
    int together = (result.width * bands) / 8 * 8 + bands - 1 - band;
    for (int y = 0; y < result.height; y++) {
      sum.add(ring.rows(y), rowWeights, y * rows.count, line, together / bands);
      narrow(line, result.data, y * line.length);
    }
  }

  private static void narrow(int[] line, byte[] out, int at) {
    for (int x = 0; x < line.length; x++) {
      out[at + x] = (byte) line[x];
    }
  }

  private void stretch(byte[] in, int from, int[] out) {
    stretchEdge(in, from, out, 0, columns.inside);
    for (int k = 0; k < columns.count; k += 2) {
      addPair(in, from, k, out);
    }
    stretchEdge(in, from, out, columns.beyond, out.length);
  }

  /** Adds taps {@code k} and {@code k + 1}, or begins with them. */
  private void addPair(byte[] in, int from, int k, int[] out) {
    int[] first = columns.first;
    int[] left = columnWeights[k];
    int[] right = columnWeights[k + 1];
    int beyond = columns.beyond;
    int start = from + k;
    if (k == 0) {
      for (int i = columns.inside; i < beyond; i++) {
        int at = start + first[i];
        out[i] = (in[at] & 0xFF) * left[i] + (in[at + 1] & 0xFF) * right[i];
      }
      return;
    }
    for (int i = columns.inside; i < beyond; i++) {
      int at = start + first[i];
      out[i] += (in[at] & 0xFF) * left[i] + (in[at + 1] & 0xFF) * right[i];
    }
  }

  private void stretchEdge(byte[] in, int from, int[] out, int start, int end) {
    for (int i = start; i < end; i++) {
      int total = 0;
      for (int k = 0; k < columns.count; k++) {
        total += (in[from + columns.index(i, k)] & 0xFF) * columnWeights[k][i];
      }
      out[i] = total;
    }
  }
}
