package org.fovea.neural.train;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The bytes of TensorFlow's records of events: an {@code Event} message of protocol buffers, with
 * its length before it and a masked CRC-32C behind each of the two.
 */
final class EventRecord {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  // Fields of Event.
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  // Field of Summary.
  private static final int VALUE = 1;
  // Fields of Summary.Value.
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;

  private EventRecord() {}

  /** What a file begins with. */
  static byte[] version(double wallTime) {
    ByteArrayOutputStream event = event(wallTime);
    bytes(event, FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.US_ASCII));
    return record(event.toByteArray());
  }

  /** One number of a step. */
  static byte[] scalar(double wallTime, long step, String tag, float number) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    bytes(value, TAG, tag.getBytes(StandardCharsets.UTF_8));
    key(value, SIMPLE_VALUE, FIXED32);
    value.writeBytes(little(Float.floatToIntBits(number), Float.BYTES));
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    bytes(summary, VALUE, value.toByteArray());
    ByteArrayOutputStream event = event(wallTime);
    key(event, STEP, VARINT);
    varint(event, step);
    bytes(event, SUMMARY, summary.toByteArray());
    return record(event.toByteArray());
  }

  private static ByteArrayOutputStream event(double wallTime) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    key(event, WALL_TIME, FIXED64);
    event.writeBytes(little(Double.doubleToLongBits(wallTime), Double.BYTES));
    return event;
  }

  private static byte[] record(byte[] event) {
    byte[] length = little(event.length, Long.BYTES);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(length);
    record.writeBytes(little(maskedCrc(length), Integer.BYTES));
    record.writeBytes(event);
    record.writeBytes(little(maskedCrc(event), Integer.BYTES));
    return record.toByteArray();
  }

  static int maskedCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + 0xa282ead8;
  }

  private static void key(ByteArrayOutputStream out, int field, int type) {
    varint(out, ((long) field << 3) | type);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    key(out, field, BYTES);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static byte[] little(long bits, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (bits >>> (8 * i));
    }
    return bytes;
  }
}
