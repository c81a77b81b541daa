package org.fovea.neural.op;

import static org.fovea.neural.op.WinogradConvolution.KINDS;

import org.fovea.neural.kernel.Combination;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.thread.Workers;

/** Transforms 3 x 3 weights for {@link WinogradConvolution}, and the gradients back. */
final class WinogradWeights {
  private static final int TAPS = 9;

  /** Pairs of channels that a thread transforms at a time. */
  private static final int CHUNK = 1024;

  private WinogradWeights() {}

  /** Where the weight of a pair of channels is. */
  private interface Source {
    int at(int pair, int tap);
  }

  /** Of each kind, [outC, C], from weight [outC, C, 3, 3]. */
  static PackedMatrix[] pack(float[] weight, int outChannels, int channels) {
    return pack(weight, outChannels, channels, (pair, tap) -> pair * TAPS + tap);
  }

  /**
   * Of each kind, [C, outC], for the convolution of the output's gradient that gives the input's:
   * the same weights with channels exchanged and taps in reverse.
   */
  static PackedMatrix[] packReversed(float[] weight, int outChannels, int channels) {
    return pack(
        weight,
        channels,
        outChannels,
        (pair, tap) -> (pair % outChannels * channels + pair / outChannels + 1) * TAPS - 1 - tap);
  }

  private static PackedMatrix[] pack(float[] weight, int rows, int columns, Source source) {
    Kernels kernels = Kernels.active();
    int pairs = rows * columns;
    int pitch = pairs + kernels.spill();
    float[] transformed = new float[KINDS * pitch];
    Workers.current()
        .forRanges(
            pairs,
            CHUNK,
            (from, to) -> {
              int length = to - from;
              int size = length + kernels.spill();
              float[] taps = new float[TAPS * size];
              for (int tap = 0; tap < TAPS; tap++) {
                for (int i = 0; i < length; i++) {
                  taps[tap * size + i] = weight[source.at(from + i, tap)];
                }
              }
              float[] half = new float[18 * size];
              for (int s = 0; s < 3; s++) {
                int[] xs = {s * size, (3 + s) * size, (6 + s) * size};
                kernels.combine(
                    Combination.FILTER,
                    taps,
                    xs,
                    0,
                    half,
                    spaced(s * size, 3 * size),
                    0,
                    1,
                    length);
              }
              float[] whole = new float[KINDS * size];
              for (int r = 0; r < 6; r++) {
                int[] xs = {3 * r * size, (3 * r + 1) * size, (3 * r + 2) * size};
                kernels.combine(
                    Combination.FILTER,
                    half,
                    xs,
                    0,
                    whole,
                    spaced(6 * r * size, size),
                    0,
                    1,
                    length);
              }
              for (int kind = 0; kind < KINDS; kind++) {
                System.arraycopy(whole, kind * size, transformed, kind * pitch + from, length);
              }
            });
    PackedMatrix[] packed = new PackedMatrix[KINDS];
    Workers.current()
        .forEach(
            KINDS,
            kind ->
                packed[kind] =
                    kernels.pack(Matrix.of(transformed, kind * pitch, rows, columns), null));
    return packed;
  }

  /** Six places, so far apart. */
  private static int[] spaced(int from, int step) {
    int[] places = new int[6];
    for (int i = 0; i < places.length; i++) {
      places[i] = from + i * step;
    }
    return places;
  }

  /**
   * Adds to dw, [pairs, 3, 3], what the gradients of the transformed weights, [kind, pair], make.
   */
  static void addGradient(float[] transformed, int pairs, float[] dw) {
    Kernels kernels = Kernels.active();
    Workers.current()
        .forRanges(
            pairs,
            CHUNK,
            (from, to) -> {
              int length = to - from;
              int size = length + kernels.spill();
              float[] half = new float[18 * size];
              for (int s = 0; s < 6; s++) {
                int[] ys = {s * size, (6 + s) * size, (12 + s) * size};
                kernels.combine(
                    Combination.FILTER_GRADIENT,
                    transformed,
                    spaced(s * pairs + from, 6 * pairs),
                    0,
                    half,
                    ys,
                    0,
                    1,
                    length);
              }
              float[] taps = new float[TAPS * size];
              for (int r = 0; r < 3; r++) {
                int[] ys = {3 * r * size, (3 * r + 1) * size, (3 * r + 2) * size};
                kernels.combine(
                    Combination.FILTER_GRADIENT,
                    half,
                    spaced(6 * r * size, size),
                    0,
                    taps,
                    ys,
                    0,
                    1,
                    length);
              }
              for (int i = 0; i < length; i++) {
                for (int tap = 0; tap < TAPS; tap++) {
                  dw[(from + i) * TAPS + tap] += taps[tap * size + i];
                }
              }
            });
  }
}
