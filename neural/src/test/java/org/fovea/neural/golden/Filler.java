package org.fovea.neural.golden;

import java.nio.charset.StandardCharsets;

/** The deterministic values that the golden figures were computed from. */
public final class Filler {
  private Filler() {}

  /** Values {@code shift + scale * v} with v from SplitMix64 seeded by the name's FNV-1a hash. */
  public static float[] fill(String name, int count, double scale, double shift) {
    float[] values = new float[count];
    fill(values, name, scale, shift);
    return values;
  }

  /** As {@link #fill(String, int, double, double)}, over the whole of an array. */
  public static void fill(float[] values, String name, double scale, double shift) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (shift + scale * unit(hash, i));
    }
  }

  private static double unit(long hash, long i) {
    long s = hash + (i + 1) * 0x9E3779B97F4A7C15L;
    s = (s ^ (s >>> 30)) * 0xBF58476D1CE4E5B9L;
    s = (s ^ (s >>> 27)) * 0x94D049BB133111EBL;
    return (((s ^ (s >>> 31)) >>> 40) - (1L << 23)) / (double) (1L << 23);
  }
}
