package org.fovea.features.lbp;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;

/**
 * The descriptor of a picture that a grid of histograms of local binary patterns makes (T. Ahonen,
 * A. Hadid and M. Pietikainen, "Face Description with Local Binary Patterns", PAMI 2006). Immutable
 * and shareable between threads.
 */
public final class LbpGrid {
  /** More numbers than this per cell are no descriptor. */
  private static final int MOST_LABELS = 1 << 16;

  private final Lbp lbp;
  private final int columns;
  private final int rows;

  /**
   * Descriptors of one kind.
   *
   * @param lbp the patterns, with at most 65,536 labels
   * @param columns cells from left to right, at least 1
   * @param rows cells from top to bottom, at least 1
   * @throws IllegalArgumentException if there are more labels, or no cells
   */
  public LbpGrid(Lbp lbp, int columns, int rows) {
    if (lbp.labelCount() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_LABELS + " labels, got " + lbp.labelCount());
    }
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "expected a grid of at least 1 x 1 cells, got " + columns + " x " + rows);
    }
    this.lbp = lbp;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The histograms of a picture's cells. Cell {@code i} of {@code n} covers the pixels from {@code
   * i * width / n} to before {@code (i + 1) * width / n}, rounded down. Patterns at the edge of a
   * cell see the pixels beyond it; outside the picture is 0.
   *
   * @param image at least as many pixels as cells in each direction
   * @return cells row by row, of each cell for each label the part of its pixels that have it, 0..1
   * @throws IllegalArgumentException if the picture is smaller than the grid
   */
  public float[] descriptor(GrayU8 image) {
    if (image.width < columns || image.height < rows) {
      throw new IllegalArgumentException(
          String.format(
              "expected a picture of at least %d x %d pixels, got %d x %d",
              columns, rows, image.width, image.height));
    }
    GrayS32 labels = lbp.labels(image);
    int bins = (int) lbp.labelCount();
    float[] descriptor = new float[rows * columns * bins];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int x1 = edge(column, columns, image.width);
        int x2 = edge(column + 1, columns, image.width);
        int y1 = edge(row, rows, image.height);
        int y2 = edge(row + 1, rows, image.height);
        int start = (row * columns + column) * bins;
        for (int y = y1; y < y2; y++) {
          for (int x = x1; x < x2; x++) {
            descriptor[start + labels.data[y * labels.width + x]]++;
          }
        }
        float pixels = (float) (x2 - x1) * (y2 - y1);
        for (int i = start; i < start + bins; i++) {
          descriptor[i] /= pixels;
        }
      }
    }
    return descriptor;
  }

  private static int edge(int cell, int cells, int pixels) {
    return (int) ((long) cell * pixels / cells);
  }
}
