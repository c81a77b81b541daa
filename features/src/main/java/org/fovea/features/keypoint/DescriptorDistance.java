package org.fovea.features.keypoint;

/**
 * How different two descriptors are.
 *
 * @param <D> a descriptor: {@code float[]}, or {@code long[]} for packed bits
 */
@FunctionalInterface
public interface DescriptorDistance<D> {
  /** The Euclidean distance. */
  DescriptorDistance<float[]> L2 =
      (a, b) -> {
        requireSameLength(a.length, b.length);
        return Math.sqrt(squaredL2(a, b));
      };

  /** The number of bits that differ. */
  DescriptorDistance<long[]> HAMMING =
      (a, b) -> {
        requireSameLength(a.length, b.length);
        int bits = 0;
        for (int i = 0; i < a.length; i++) {
          bits += Long.bitCount(a[i] ^ b[i]);
        }
        return bits;
      };

  /**
   * The distance.
   *
   * @param a a descriptor
   * @param b another of the same length
   * @return at least 0
   * @throws IllegalArgumentException if lengths differ
   */
  double between(D a, D b);

  private static void requireSameLength(int a, int b) {
    if (a != b) {
      throw new IllegalArgumentException("descriptors of lengths " + a + " and " + b);
    }
  }

  /** Four sums run side by side because one would wait for itself. */
  private static float squaredL2(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int whole = a.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      float d0 = a[i] - b[i];
      float d1 = a[i + 1] - b[i + 1];
      float d2 = a[i + 2] - b[i + 2];
      float d3 = a[i + 3] - b[i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    float rest = 0;
    for (int i = whole; i < a.length; i++) {
      rest += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return (s0 + s1) + (s2 + s3) + rest;
  }
}
