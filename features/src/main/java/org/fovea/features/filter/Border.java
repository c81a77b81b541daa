package org.fovea.features.filter;

/** What a filter sees beyond the edge of a picture. The letters show a row {@code abcd}. */
public enum Border {
  /** {@code dcba|abcd|dcba}: the edge is a mirror between pixels; scipy's {@code reflect}. */
  REFLECT {
    @Override
    public int index(int i, int size) {
      int j = Math.floorMod(i, 2 * size);
      return j < size ? j : 2 * size - 1 - j;
    }
  },

  /** {@code dcb|abcd|cba}: the edge pixel is the mirror; scipy's {@code mirror}, OpenCV's rule. */
  REFLECT_101 {
    @Override
    public int index(int i, int size) {
      if (size == 1) {
        return 0;
      }
      int j = Math.floorMod(i, 2 * size - 2);
      return j < size ? j : 2 * size - 2 - j;
    }
  },

  /** {@code aaaa|abcd|dddd}: the edge pixel goes on; scipy's {@code nearest}. */
  REPLICATE {
    @Override
    public int index(int i, int size) {
      return Math.min(Math.max(i, 0), size - 1);
    }
  },

  /** {@code abcd|abcd|abcd}: the picture repeats; scipy's {@code wrap}. */
  WRAP {
    @Override
    public int index(int i, int size) {
      return Math.floorMod(i, size);
    }
  },

  /** {@code 0000|abcd|0000}: nothing but 0 beyond the edge; scipy's {@code constant}. */
  ZERO {
    @Override
    public int index(int i, int size) {
      return i >= 0 && i < size ? i : -1;
    }
  };

  /**
   * The pixel that stands in for one beyond the edge.
   *
   * @param i position along a row or column, of either sign
   * @param size length of that row or column, {@code 1..2^30-1}
   * @return {@code 0..size-1}; {@code i} itself where it is inside; -1 where {@link #ZERO} has no
   *     pixel but the value 0
   */
  public abstract int index(int i, int size);

  /**
   * Writes what is beyond both ends of a row into the margins of the array that holds it. {@link
   * #ZERO} writes nothing, as the margins of a new array are 0.
   *
   * @param row an array of any primitive type: the row at {@code margin..margin+size-1}
   * @param margin how many values there is room for on either side
   * @param size length of the row, at least 1
   */
  public void extend(Object row, int margin, int size) {
    if (this == ZERO) {
      return;
    }
    for (int i = 1; i <= margin; i++) {
      System.arraycopy(row, margin + index(-i, size), row, margin - i, 1);
      int right = size - 1 + i;
      System.arraycopy(row, margin + index(right, size), row, margin + right, 1);
    }
  }
}
