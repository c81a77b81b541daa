package org.fovea.benchmarks.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the fields of a message in protobuf's wire format; long values are not copied. */
final class ProtobufWriter {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final List<byte[]> chunks = new ArrayList<>();
  private long length;

  ProtobufWriter number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  ProtobufWriter bytes(int field, byte[] value) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(value.length);
    add(value);
    return this;
  }

  /** A number of four bytes. */
  ProtobufWriter real(int field, float value) {
    varint(((long) field << 3) | FOUR_BYTES);
    int bits = Float.floatToIntBits(value);
    add(new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
    return this;
  }

  ProtobufWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter value) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(value.length);
    chunks.addAll(value.chunks);
    length += value.length;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
  }

  private void add(byte[] chunk) {
    chunks.add(chunk);
    length += chunk.length;
  }

  private void varint(long value) {
    byte[] digits = new byte[10];
    int count = 0;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      digits[count++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    digits[count++] = (byte) rest;
    add(Arrays.copyOf(digits, count));
  }
}
