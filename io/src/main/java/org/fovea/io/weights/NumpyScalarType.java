package org.fovea.io.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type of a single NumPy number in a pickle. */
final class NumpyScalarType {
  private static final Set<String> KNOWN =
      Set.of("b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "f4", "f8");

  private final String code;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  private NumpyScalarType(String code) {
    this.code = code;
  }

  /** The type of a code such as {@code f8}, null if it is not a plain number's. */
  static @Nullable NumpyScalarType of(Object code) {
    return code instanceof String text && KNOWN.contains(text) ? new NumpyScalarType(text) : null;
  }

  /**
   * Takes the state that NumPy gives a type: a tuple with its byte order second.
   *
   * @return whether it is understood
   */
  boolean setState(Object state) {
    if (!(state instanceof PickleTuple tuple) || tuple.size() < 2) {
      return false;
    }
    Object sign = tuple.get(1);
    if (sign.equals(">")) {
      order = ByteOrder.BIG_ENDIAN;
    }
    return sign.equals("<") || sign.equals(">") || sign.equals("|") || sign.equals("=");
  }

  /** The number as a Boolean, Long or Double, null if the bytes are not as many as it has. */
  @Nullable Object value(byte[] bytes) {
    if (bytes.length != code.charAt(1) - '0') {
      return null;
    }
    ByteBuffer number = ByteBuffer.wrap(bytes).order(order);
    return switch (code) {
      case "b1" -> number.get() != 0;
      case "i1" -> (long) number.get();
      case "u1" -> number.get() & 0xFFL;
      case "i2" -> (long) number.getShort();
      case "u2" -> number.getShort() & 0xFFFFL;
      case "i4" -> (long) number.getInt();
      case "u4" -> number.getInt() & 0xFFFF_FFFFL;
      case "i8" -> number.getLong();
      case "f4" -> (double) number.getFloat();
      case "f8" -> number.getDouble();
      default -> throw new IllegalStateException(code);
    };
  }
}
