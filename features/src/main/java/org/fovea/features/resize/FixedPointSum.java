package org.fovea.features.resize;

import java.util.Arrays;

/** How OpenCV adds up weighted rows of numbers with 11 bits after the point, and rounds the sum. */
enum FixedPointSum {
  /** Both products are cut to 2 bits after the point, then their sum is rounded half up. */
  BILINEAR {
    @Override
    void add(int[][] rows, int[] weights, int w, int[] line, int together) {
      int[] top = rows[0];
      int[] bottom = rows[1];
      int a = weights[w];
      int b = weights[w + 1];
      for (int x = 0; x < line.length; x++) {
        line[x] = (((a * (top[x] >> 4)) >> 16) + ((b * (bottom[x] >> 4)) >> 16) + 2) >> 2;
      }
    }
  },

  /**
   * In float and rounded half to even where its vector code does the work, in whole numbers and
   * rounded half up in the last samples of a row.
   */
  CUBIC {
    @Override
    void add(int[][] rows, int[] weights, int w, int[] line, int together) {
      float scale = 1f / (1 << 22);
      float a = weights[w] * scale;
      float b = weights[w + 1] * scale;
      float c = weights[w + 2] * scale;
      float d = weights[w + 3] * scale;
      int[] first = rows[0];
      int[] second = rows[1];
      int[] third = rows[2];
      int[] fourth = rows[3];
      for (int x = 0; x < together; x++) {
        float sum = first[x] * a + (second[x] * b + (third[x] * c + fourth[x] * d));
        // At 1.5 * 2^23 the last bit of a float is worth 1, so that adding rounds half to even.
        int whole = Float.floatToRawIntBits(sum + ROUNDING) - Float.floatToRawIntBits(ROUNDING);
        line[x] = Math.min(Math.max(whole, 0), 255);
      }
      addWhole(rows, weights, w, line, together);
    }
  },

  /** In whole numbers, rounded half up. */
  LANCZOS4 {
    @Override
    void add(int[][] rows, int[] weights, int w, int[] line, int together) {
      addWhole(rows, weights, w, line, 0);
    }
  };

  private static final float ROUNDING = 3 << 22;

  /**
   * Writes the sum of rows.
   *
   * @param rows one per weight
   * @param weights with 11 bits after the point
   * @param w where the first weight is
   * @param line the result, 0..255
   * @param together how many samples OpenCV's vector code takes care of
   */
  abstract void add(int[][] rows, int[] weights, int w, int[] line, int together);

  private static void addWhole(int[][] rows, int[] weights, int w, int[] line, int from) {
    Arrays.fill(line, from, line.length, 1 << 21);
    for (int k = 0; k < rows.length; k++) {
      addWeighted(rows[k], weights[w + k], line, from);
    }
    for (int x = from; x < line.length; x++) {
      line[x] = Math.min(Math.max(line[x] >> 22, 0), 255);
    }
  }

  private static void addWeighted(int[] row, int weight, int[] line, int from) {
    for (int x = from; x < line.length; x++) {
      line[x] += row[x] * weight;
    }
  }
}
