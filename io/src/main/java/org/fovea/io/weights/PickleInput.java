package org.fovea.io.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a pickle. What goes wrong is told with the opcode and its offset. */
final class PickleInput {
  private static final int MOST_OBJECTS = 4_000_000;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_NUMBER = 64;

  private final Path file;
  private final String entry;
  private final ByteBuffer bytes;
  private long objects;
  private int opcodeAt;
  private String opcodeName = "";

  /** Reads from the buffer's position on; {@code entry} names it in messages. */
  PickleInput(Path file, String entry, ByteBuffer bytes) {
    this.file = file;
    this.entry = entry;
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  PickleOpcode nextOpcode() throws WeightFormatException {
    opcodeAt = bytes.position();
    opcodeName = "";
    charge(1);
    require(1);
    int code = bytes.get() & 0xFF;
    PickleOpcode opcode = PickleOpcode.of(code);
    if (opcode == null) {
      throw refusal("opcode 0x%02X, expected one of Python's".formatted(code));
    }
    opcodeName = opcode.name();
    return opcode;
  }

  /** Counts objects that are made, of which a small file could ask for very many. */
  void charge(int count) throws WeightFormatException {
    objects += count;
    if (objects > MOST_OBJECTS) {
      throw refusal("expected at most " + MOST_OBJECTS + " objects");
    }
  }

  /** How many bytes have been read. */
  int position() {
    return bytes.position();
  }

  WeightFormatException refusal(String problem) {
    String where =
        "%s, offset %d%s".formatted(entry, opcodeAt, opcodeName.isEmpty() ? "" : ", " + opcodeName);
    return new WeightFormatException(file, where, problem);
  }

  int uint8() throws WeightFormatException {
    require(1);
    return bytes.get() & 0xFF;
  }

  int uint16() throws WeightFormatException {
    require(2);
    return bytes.getShort() & 0xFFFF;
  }

  int int32() throws WeightFormatException {
    require(4);
    return bytes.getInt();
  }

  long uint32() throws WeightFormatException {
    return int32() & 0xFFFF_FFFFL;
  }

  long int64() throws WeightFormatException {
    require(8);
    return bytes.getLong();
  }

  /** A double, which is big-endian where all else is little-endian. */
  double float64() throws WeightFormatException {
    return Double.longBitsToDouble(Long.reverseBytes(int64()));
  }

  byte[] bytes(long count) throws WeightFormatException {
    require(count);
    byte[] read = new byte[(int) count];
    bytes.get(read);
    return read;
  }

  String text(long count) throws WeightFormatException {
    byte[] read = bytes(count);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    } catch (CharacterCodingException e) {
      throw refusal("expected UTF-8");
    }
  }

  /** A whole number in two's complement: a {@link Long} where it fits, else a BigInteger. */
  Object integer(long count) throws WeightFormatException {
    if (count < 0 || count > LONGEST_NUMBER) {
      throw refusal("a number of %d bytes, expected at most %d".formatted(count, LONGEST_NUMBER));
    }
    byte[] read = bytes(count);
    for (int i = 0, j = read.length - 1; i < j; i++, j--) {
      byte first = read[i];
      read[i] = read[j];
      read[j] = first;
    }
    BigInteger number = read.length == 0 ? BigInteger.ZERO : new BigInteger(read);
    if (number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    return number;
  }

  /** A name that a line feed ends. */
  String line() throws WeightFormatException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int character = uint8();
      if (character == '\n') {
        return text.toString();
      }
      if (text.length() == LONGEST_NAME) {
        throw refusal("expected a name of at most " + LONGEST_NAME + " characters");
      }
      text.append((char) character);
    }
  }

  private void require(long count) throws WeightFormatException {
    if (count < 0 || count > bytes.remaining()) {
      throw refusal(
          "%s bytes, but only %d are left"
              .formatted(Long.toUnsignedString(count), bytes.remaining()));
    }
  }
}
