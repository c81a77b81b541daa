package org.fovea.neural.op;

/**
 * The bins of whole pixels into which a region is cut along one axis: bin i of n covers {@code
 * start + floor(i * size / n)} to {@code start + ceil((i + 1) * size / n)}, exclusive, as far as it
 * lies between 0 and a limit. In float, so that it is the same pixels as in the reference.
 *
 * @param from first pixel of each bin
 * @param to one past the last pixel of each bin; not above {@code from} where the bin is empty
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record WholeBins(int[] from, int[] to) {
  /** At least one pixel. */
  static WholeBins of(int start, long size, int bins, int limit) {
    int[] from = new int[bins];
    int[] to = new int[bins];
    float bin = (float) Math.max(size, 1) / bins;
    for (int i = 0; i < bins; i++) {
      from[i] = clip(start + Math.floor(i * bin), limit);
      to[i] = clip(start + Math.ceil((i + 1) * bin), limit);
    }
    return new WholeBins(from, to);
  }

  private static int clip(double position, int limit) {
    return (int) Math.max(0, Math.min(limit, position));
  }

  /** The nearest pixel to a scaled coordinate, of two the one further from 0. */
  static int pixel(float coordinate, double scale) {
    float scaled = coordinate * (float) scale;
    return (int) Math.copySign(Math.floor(Math.abs((double) scaled) + 0.5), scaled);
  }
}
