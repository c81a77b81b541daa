package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/** Copies one source pixel to each output pixel. */
final class Nearest implements Resampler {
  private final int[] columns;
  private final int[] rows;

  Nearest(int[] columns, int[] rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The source pixel that holds each output pixel's centre. */
  static int[] underCentres(int source, int outputs) {
    int[] indices = new int[outputs];
    for (int i = 0; i < outputs; i++) {
      // Whole numbers, so that a centre on the edge between two pixels always takes the right one.
      indices[i] = (int) ((2L * i + 1) * source / (2L * outputs));
    }
    return indices;
  }

  /** The source pixel that holds each output pixel's first corner, rounded as OpenCV does it. */
  static int[] underCorners(int source, int outputs) {
    double scale = 1 / ((double) outputs / source);
    int[] indices = new int[outputs];
    for (int i = 0; i < outputs; i++) {
      indices[i] = Math.min((int) (i * scale), source - 1);
    }
    return indices;
  }

  @Override
  public void resample(GrayU8 image, GrayU8 result, int band, int bands) {
    byte[] in = image.data;
    byte[] out = result.data;
    for (int y = 0, at = 0; y < rows.length; y++) {
      int row = image.getIndex(0, rows[y]);
      for (int column : columns) {
        out[at++] = in[row + column];
      }
    }
  }

  @Override
  public void resample(GrayF32 image, GrayF32 result) {
    float[] in = image.data;
    float[] out = result.data;
    for (int y = 0, at = 0; y < rows.length; y++) {
      int row = image.getIndex(0, rows[y]);
      for (int column : columns) {
        out[at++] = in[row + column];
      }
    }
  }
}
