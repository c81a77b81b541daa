package org.fovea.io.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Numbers of one type in C order (the last index runs fastest), with the length of each axis.
 *
 * <p>The numbers lie in an array or, not copied, in the memory that a file is mapped to, in either
 * byte order. As nothing here changes them, threads may share an array.
 */
public final class NumericArray {
  private static final int CHUNK = 1 << 16;

  /** What the numbers are. */
  public enum Type {
    /** True or false, a byte that is 1 or 0. */
    BOOL(1),
    /** Whole numbers 0..255. */
    UINT8(1),
    /** Whole numbers of 8 bits. */
    INT8(1),
    /** Whole numbers of 16 bits. */
    INT16(2),
    /** Whole numbers of 32 bits. */
    INT32(4),
    /** Whole numbers of 64 bits. */
    INT64(8),
    /** Real numbers of 16 bits, IEEE 754's half precision. */
    FLOAT16(2),
    /** Real numbers of 16 bits: the upper half of a {@link #FLOAT32}. */
    BFLOAT16(2),
    /** Real numbers of 32 bits. */
    FLOAT32(4),
    /** Real numbers of 64 bits. */
    FLOAT64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /**
     * How long a number is.
     *
     * @return its number of bytes: 1, 2, 4 or 8
     */
    public int bytes() {
      return bytes;
    }

    /**
     * Whether the numbers are real ones.
     *
     * @return false for whole numbers and {@link #BOOL}
     */
    public boolean isReal() {
      return this == FLOAT16 || this == BFLOAT16 || this == FLOAT32 || this == FLOAT64;
    }
  }

  private final Type type;
  private final int[] shape;
  private final Buffer values;

  private NumericArray(Type type, int[] shape, Buffer values) {
    long product = 1;
    for (int axis : shape) {
      if (axis < 0) {
        throw new IllegalArgumentException("expected lengths of at least 0, got " + axis);
      }
      product = Math.multiplyExact(product, axis);
    }
    if (product != values.remaining()) {
      throw new IllegalArgumentException(
          "expected %d numbers for the shape %s, got %d"
              .formatted(product, Arrays.toString(shape), values.remaining()));
    }
    this.type = type;
    this.shape = shape.clone();
    this.values = values;
  }

  /**
   * Bytes.
   *
   * @param values numbers 0..255 as Java's signed bytes, not copied
   * @param shape length of each axis
   * @return the array, {@link Type#UINT8}
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(byte[] values, int... shape) {
    return new NumericArray(Type.UINT8, shape, ByteBuffer.wrap(values));
  }

  /**
   * Whole numbers.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array, {@link Type#INT32}
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(int[] values, int... shape) {
    return new NumericArray(Type.INT32, shape, IntBuffer.wrap(values));
  }

  /**
   * Long whole numbers.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array, {@link Type#INT64}
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(long[] values, int... shape) {
    return new NumericArray(Type.INT64, shape, LongBuffer.wrap(values));
  }

  /**
   * Real numbers.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array, {@link Type#FLOAT32}
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(float[] values, int... shape) {
    return new NumericArray(Type.FLOAT32, shape, FloatBuffer.wrap(values));
  }

  /**
   * Real numbers of twice the length.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array, {@link Type#FLOAT64}
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(double[] values, int... shape) {
    return new NumericArray(Type.FLOAT64, shape, DoubleBuffer.wrap(values));
  }

  /**
   * Numbers of any type as a file holds them.
   *
   * @param type what they are
   * @param bytes the numbers from the buffer's position to its limit in the buffer's byte order,
   *     not copied; the buffer's position and limit stay as they are
   * @param shape length of each axis
   * @return the array
   * @throws IllegalArgumentException if the shape has another number of elements, or the bytes are
   *     not a whole number of them
   */
  public static NumericArray of(Type type, ByteBuffer bytes, int... shape) {
    if (bytes.remaining() % type.bytes != 0) {
      throw new IllegalArgumentException(
          "expected a multiple of %d bytes for %s, got %d"
              .formatted(type.bytes, type, bytes.remaining()));
    }
    ByteBuffer own = bytes.slice().order(bytes.order());
    Buffer values =
        switch (type) {
          case BOOL, UINT8, INT8 -> own;
          case INT16, FLOAT16, BFLOAT16 -> own.asShortBuffer();
          case INT32 -> own.asIntBuffer();
          case INT64 -> own.asLongBuffer();
          case FLOAT32 -> own.asFloatBuffer();
          case FLOAT64 -> own.asDoubleBuffer();
        };
    return new NumericArray(type, shape, values);
  }

  /**
   * What the numbers are.
   *
   * @return their type
   */
  public Type type() {
    return type;
  }

  /**
   * The length of each axis.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * How many numbers there are.
   *
   * @return the product of the lengths
   */
  public int size() {
    return values.remaining();
  }

  /**
   * How long the numbers are in a file.
   *
   * @return number of bytes
   */
  public long byteSize() {
    return (long) size() * type.bytes;
  }

  /**
   * The same numbers in the same order under another shape.
   *
   * @param lengths length of each axis
   * @return an array that shares its numbers with this one
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public NumericArray reshape(int... lengths) {
    return new NumericArray(type, lengths, values);
  }

  /**
   * A number; all types fit, but for {@link Type#INT64} beyond 2^53 in size, which is rounded.
   *
   * @param index position in C order, {@code 0..size()-1}
   * @return its value, 0 or 1 for {@link Type#BOOL}
   */
  public double get(int index) {
    return switch (type) {
      case BOOL -> ((ByteBuffer) values).get(index) == 0 ? 0 : 1;
      case UINT8 -> ((ByteBuffer) values).get(index) & 0xFF;
      case INT8 -> ((ByteBuffer) values).get(index);
      case INT16 -> ((ShortBuffer) values).get(index);
      case INT32 -> ((IntBuffer) values).get(index);
      case INT64 -> ((LongBuffer) values).get(index);
      case FLOAT16 -> ShortFloats.fromFloat16(((ShortBuffer) values).get(index));
      case BFLOAT16 -> ShortFloats.fromBfloat16(((ShortBuffer) values).get(index));
      case FLOAT32 -> ((FloatBuffer) values).get(index);
      case FLOAT64 -> ((DoubleBuffer) values).get(index);
    };
  }

  /**
   * All numbers. {@link Type#INT32}, {@link Type#INT64} and {@link Type#FLOAT64} are rounded to the
   * nearest float.
   *
   * @return a fresh array in C order
   */
  public float[] toFloats() {
    float[] floats = new float[size()];
    switch (type) {
      case FLOAT32 -> ((FloatBuffer) values).get(0, floats);
      case FLOAT16 -> {
        ShortBuffer halves = (ShortBuffer) values;
        for (int i = 0; i < floats.length; i++) {
          floats[i] = ShortFloats.fromFloat16(halves.get(i));
        }
      }
      case BFLOAT16 -> {
        ShortBuffer halves = (ShortBuffer) values;
        for (int i = 0; i < floats.length; i++) {
          floats[i] = ShortFloats.fromBfloat16(halves.get(i));
        }
      }
      case INT64 -> {
        LongBuffer longs = (LongBuffer) values;
        for (int i = 0; i < floats.length; i++) {
          floats[i] = longs.get(i); // Not by way of a double, which would round twice.
        }
      }
      default -> {
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) get(i);
        }
      }
    }
    return floats;
  }

  /**
   * Writes the numbers as most files hold them: in C order, little-endian.
   *
   * @param out where to
   * @throws IOException if it can't be written
   */
  public void writeTo(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int most = CHUNK / type.bytes;
    for (int from = 0; from < size(); from += most) {
      int count = Math.min(most, size() - from);
      switch (type) {
        case BOOL, UINT8, INT8 -> bytes.put(0, (ByteBuffer) values, from, count);
        case INT16, FLOAT16, BFLOAT16 ->
            bytes.asShortBuffer().put(0, (ShortBuffer) values, from, count);
        case INT32 -> bytes.asIntBuffer().put(0, (IntBuffer) values, from, count);
        case INT64 -> bytes.asLongBuffer().put(0, (LongBuffer) values, from, count);
        case FLOAT32 -> bytes.asFloatBuffer().put(0, (FloatBuffer) values, from, count);
        case FLOAT64 -> bytes.asDoubleBuffer().put(0, (DoubleBuffer) values, from, count);
      }
      out.write(chunk, 0, count * type.bytes);
    }
  }
}
