package org.fovea.features.lbp;

/**
 * Which label a pattern gets. A pattern of P points has bit {@code i} set where point {@code i} of
 * the circle is at least as bright as its centre. Labels are scikit-image's.
 */
public enum LbpMethod {
  /** The pattern itself, {@code 0..2^P - 1}. */
  DEFAULT {
    @Override
    int label(int pattern, int points) {
      return pattern;
    }

    @Override
    long labels(int points) {
      return 1L << points;
    }
  },

  /** The least of the pattern's P rotations; invariant to rotation. */
  ROTATION_INVARIANT {
    @Override
    int label(int pattern, int points) {
      int least = pattern;
      int rotated = pattern;
      for (int i = 1; i < points; i++) {
        rotated = rotated >>> 1 | (rotated & 1) << (points - 1);
        least = Math.min(least, rotated);
      }
      return least;
    }

    @Override
    long labels(int points) {
      return 1L << points;
    }
  },

  /**
   * The number of bits set where the pattern is uniform, which is to say that there are at most two
   * changes between 0 and 1 around the circle; otherwise {@code P + 1}. Invariant to rotation
   * (Ojala, Pietikainen and Maenpaa, "Multiresolution Gray-Scale and Rotation Invariant Texture
   * Classification with Local Binary Patterns", PAMI 2002, equation 9).
   */
  UNIFORM {
    @Override
    int label(int pattern, int points) {
      return isUniform(pattern, points) ? Integer.bitCount(pattern) : points + 1;
    }

    @Override
    long labels(int points) {
      return points + 2L;
    }
  },

  /**
   * One label for each of the {@code P (P - 1) + 2} uniform patterns and the last for all others;
   * 59 labels for 8 points (Ahonen, Hadid and Pietikainen, "Face Description with Local Binary
   * Patterns", PAMI 2006). A pattern with n bits set, 0 &lt; n &lt; P, has the label {@code 1 + (n
   * - 1) P + r}, where r is by how many places it is rotated to the right from that whose n highest
   * bits are set.
   */
  NON_ROTATION_INVARIANT_UNIFORM {
    @Override
    int label(int pattern, int points) {
      int ones = Integer.bitCount(pattern);
      if (!isUniform(pattern, points)) {
        return points * (points - 1) + 2;
      }
      if (ones == 0) {
        return 0;
      }
      if (ones == points) {
        return points * (points - 1) + 1;
      }
      int firstOne = Integer.numberOfTrailingZeros(pattern);
      int firstZero = Integer.numberOfTrailingZeros(~pattern);
      int rotated = firstOne == 0 ? ones - firstZero : points - firstOne;
      return 1 + (ones - 1) * points + rotated;
    }

    @Override
    long labels(int points) {
      return points * (points - 1L) + 3;
    }
  };

  /** The label of a pattern. */
  abstract int label(int pattern, int points);

  /** One more than the largest label. */
  abstract long labels(int points);

  /**
   * Without the change from the last point to the first: where there are two others, it is none.
   */
  private static boolean isUniform(int pattern, int points) {
    int inside = (1 << (points - 1)) - 1;
    return Integer.bitCount((pattern ^ pattern >>> 1) & inside) <= 2;
  }
}
