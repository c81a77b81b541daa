package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;

/** Sums of weighted pixels in float, columns first; bytes are rounded at the end only. */
final class FloatSums implements Resampler {
  private final Taps columns;
  private final Taps rows;
  private final boolean halfEven;

  private FloatSums(Taps columns, Taps rows, boolean halfEven) {
    this.columns = columns;
    this.rows = rows;
    this.halfEven = halfEven;
  }

  static FloatSums roundingHalfUp(Taps columns, Taps rows) {
    return new FloatSums(columns, rows, false);
  }

  static FloatSums roundingHalfEven(Taps columns, Taps rows) {
    return new FloatSums(columns, rows, true);
  }

  @Override
  public void resample(GrayU8 image, GrayU8 result, int band, int bands) {
    float[] source = new float[image.width];
    RowRing<float[]> ring =
        ring(
            (y, row) -> {
              int from = image.getIndex(0, y);
              for (int x = 0; x < source.length; x++) {
                source[x] = image.data[from + x] & 0xFF;
              }
              stretch(source, 0, row);
            });
    float[] line = new float[result.width];
    for (int y = 0; y < result.height; y++) {
      blend(ring.rows(y), y, line, 0, line.length);
      int at = y * line.length;
      for (int x = 0; x < line.length; x++) {
        result.data[at + x] = (byte) (int) (halfEven ? Math.rint(line[x]) : line[x] + 0.5f);
      }
    }
  }

  @Override
  public void resample(GrayF32 image, GrayF32 result) {
    RowRing<float[]> ring = ring((y, row) -> stretch(image.data, image.getIndex(0, y), row));
    for (int y = 0; y < result.height; y++) {
      blend(ring.rows(y), y, result.data, y * result.width, result.width);
    }
  }

  private RowRing<float[]> ring(RowRing.Stretch<float[]> stretch) {
    return new RowRing<>(rows, new float[rows.count][columns.outputs()], stretch);
  }

  private void blend(float[][] source, int y, float[] out, int at, int width) {
    int w = y * rows.count;
    if (rows.count == 2) {
      blend(source[0], rows.weights[w], source[1], rows.weights[w + 1], out, at, width);
      return;
    }
    Arrays.fill(out, at, at + width, 0);
    for (int k = 0; k < rows.count; k++) {
      float weight = rows.weights[w + k];
      if (weight != 0) {
        addWeighted(source[k], weight, out, at, width);
      }
    }
  }

  private static void blend(
      float[] top, float a, float[] bottom, float b, float[] out, int at, int width) {
    for (int x = 0; x < width; x++) {
      out[at + x] = top[x] * a + bottom[x] * b;
    }
  }

  private static void addWeighted(float[] row, float weight, float[] out, int at, int width) {
    for (int x = 0; x < width; x++) {
      out[at + x] += row[x] * weight;
    }
  }

  private void stretch(float[] in, int from, float[] out) {
    stretchEdge(in, from, out, 0, columns.inside);
    if (columns.count == 2) {
      stretchByTwo(in, from, out);
    } else {
      stretchByMany(in, from, out);
    }
    stretchEdge(in, from, out, columns.beyond, out.length);
  }

  private void stretchByTwo(float[] in, int from, float[] out) {
    int[] first = columns.first;
    float[] weights = columns.weights;
    int beyond = columns.beyond;
    for (int i = columns.inside; i < beyond; i++) {
      int at = from + first[i];
      out[i] = in[at] * weights[2 * i] + in[at + 1] * weights[2 * i + 1];
    }
  }

  private void stretchByMany(float[] in, int from, float[] out) {
    int count = columns.count;
    int[] first = columns.first;
    float[] weights = columns.weights;
    int beyond = columns.beyond;
    for (int i = columns.inside; i < beyond; i++) {
      int at = from + first[i];
      float sum = 0;
      for (int k = 0, w = i * count; k < count; k++) {
        sum += in[at + k] * weights[w + k];
      }
      out[i] = sum;
    }
  }

  private void stretchEdge(float[] in, int from, float[] out, int start, int end) {
    for (int i = start; i < end; i++) {
      float sum = 0;
      for (int k = 0; k < columns.count; k++) {
        sum += in[from + columns.index(i, k)] * columns.weights[i * columns.count + k];
      }
      out[i] = sum;
    }
  }
}
