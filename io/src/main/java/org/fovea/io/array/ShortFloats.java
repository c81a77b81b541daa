package org.fovea.io.array;

/** Real numbers of 16 bits. */
final class ShortFloats {
  private ShortFloats() {}

  /** The value of IEEE 754's half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
  static float fromFloat16(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1F;
    int fraction = half & 0x3FF;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    // Infinity and NaN keep an exponent of all ones; the others move from bias 15 to bias 127.
    int widened = exponent == 0x1F ? 0xFF : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }

  /** The value of a bfloat16: a float that lacks the lower 16 bits. */
  static float fromBfloat16(short upper) {
    return Float.intBitsToFloat(upper << 16);
  }
}
