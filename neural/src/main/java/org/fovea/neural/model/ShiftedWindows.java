package org.fovea.neural.model;

import static org.fovea.neural.op.Flip.roll;
import static org.fovea.neural.op.Narrow.narrow;
import static org.fovea.neural.op.Permute.permute;
import static org.fovea.neural.op.Reshape.reshape;

import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How feature maps of one size are cut into windows (Swin Transformer, Liu et al., 2021, figure 4):
 * padded with zeros at the bottom and right to whole windows, and moved cyclically towards the top
 * left before.
 */
final class ShiftedWindows {
  /** Keeps pixels apart that only the cyclic move has brought into one window. */
  private static final float APART = -100;

  private final int height;
  private final int width;
  private final int window;
  private final int rows;
  private final int columns;
  private final int shiftRows;
  private final int shiftColumns;

  /**
   * Cuts maps.
   *
   * @param height rows of the map
   * @param width columns of the map
   * @param window rows and columns of a window
   * @param shift how far the map is moved; not along an extent that one window covers
   */
  ShiftedWindows(int height, int width, int window, int shift) {
    this.height = height;
    this.width = width;
    this.window = window;
    rows = (height + window - 1) / window;
    columns = (width + window - 1) / window;
    shiftRows = rows == 1 ? 0 : shift;
    shiftColumns = columns == 1 ? 0 : shift;
  }

  /** Windows of one map. */
  int count() {
    return rows * columns;
  }

  /** From [N, H, W, C] to [N * windows, window * window, C]. */
  Tensor cut(Tensor x) {
    int right = columns * window - width;
    int bottom = rows * window - height;
    Tensor padded = Pad.pad(x, PadMode.CONSTANT, 0, 0, 0, 0, right, 0, bottom);
    Tensor moved = move(padded, -shiftRows, -shiftColumns);
    Tensor apart = reshape(moved, x.dim(0), rows, window, columns, window, x.dim(3));
    return reshape(permute(apart, 0, 1, 3, 2, 4, 5), x.dim(0) * count(), window * window, x.dim(3));
  }

  /** From [N * windows, window * window, C] to [N, H, W, C]. */
  Tensor join(Tensor windows) {
    int batch = windows.dim(0) / count();
    int channels = windows.dim(2);
    Tensor apart = reshape(windows, batch, rows, columns, window, window, channels);
    Tensor moved =
        reshape(permute(apart, 0, 1, 3, 2, 4, 5), batch, rows * window, columns * window, channels);
    Tensor padded = move(moved, shiftRows, shiftColumns);
    return narrow(narrow(padded, 1, 0, height), 2, 0, width);
  }

  private static Tensor move(Tensor x, int down, int right) {
    Tensor moved = down == 0 ? x : roll(x, down, 1);
    return right == 0 ? moved : roll(moved, right, 2);
  }

  /**
   * What is added to the scores of each window's pixels for each other.
   *
   * @return [windows, 1, window * window, window * window], or null when nothing is moved
   */
  @Nullable Tensor mask() {
    if (shiftRows == 0 && shiftColumns == 0) {
      return null;
    }
    int pixels = window * window;
    Tensor mask = Tensor.zeros(count(), 1, pixels, pixels);
    int[] regions = new int[pixels];
    for (int w = 0; w < count(); w++) {
      for (int p = 0; p < pixels; p++) {
        int y = w / columns * window + p / window;
        int x = w % columns * window + p % window;
        regions[p] =
            3 * region(y, rows * window, shiftRows) + region(x, columns * window, shiftColumns);
      }
      for (int i = 0; i < pixels * pixels; i++) {
        boolean together = regions[i / pixels] == regions[i % pixels];
        mask.data()[w * pixels * pixels + i] = together ? 0 : APART;
      }
    }
    return mask;
  }

  /** Which part of a moved extent a position is in: 2 for what has come from the other end. */
  private int region(int position, int extent, int shift) {
    if (position >= extent - shift) {
      return 2;
    }
    return position >= extent - window ? 1 : 0;
  }
}
