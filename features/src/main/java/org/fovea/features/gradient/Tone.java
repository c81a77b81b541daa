package org.fovea.features.gradient;

/** What is done to a picture's values before its gradient is taken. */
public enum Tone {
  /** The values as they are. */
  LINEAR,

  /** Their square root, which evens out light and shadow; values must not be negative. */
  SQRT;

  private static final float[] LINEAR_BYTES = new float[256];
  private static final float[] SQRT_BYTES = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      LINEAR_BYTES[i] = i;
      SQRT_BYTES[i] = (float) Math.sqrt(i);
    }
  }

  void read(byte[] from, int start, float[] out) {
    float[] table = this == SQRT ? SQRT_BYTES : LINEAR_BYTES;
    for (int x = 0; x < out.length; x++) {
      out[x] = table[from[start + x] & 0xFF];
    }
  }

  void read(float[] from, int start, float[] out) {
    System.arraycopy(from, start, out, 0, out.length);
    if (this == SQRT) {
      for (int x = 0; x < out.length; x++) {
        if (out[x] < 0) {
          throw new IllegalArgumentException(
              "the square root needs values of at least 0, got " + out[x]);
        }
        out[x] = (float) Math.sqrt(out[x]);
      }
    }
  }
}
