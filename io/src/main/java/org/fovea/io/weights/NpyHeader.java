package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.io.array.NumericArray;

/**
 * The header of a {@code .npy} file, a dictionary as Python writes it.
 *
 * @param type what the numbers are
 * @param order their byte order
 * @param fortran whether the first index runs fastest
 * @param shape length of each axis
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record NpyHeader(NumericArray.Type type, ByteOrder order, boolean fortran, int[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** NumPy's own is 10,000 for files that it shall not trust. */
  private static final int LONGEST = 10_000;

  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([a-zA-Z]\\d*)'");
  private static final Pattern STRUCTURE = Pattern.compile("'descr': *[^' ]");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, L]*)\\)");
  // Python 2 wrote long numbers with an L.
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,18})L?");

  private static final Map<String, NumericArray.Type> TYPES =
      Map.of(
          "b1", NumericArray.Type.BOOL,
          "u1", NumericArray.Type.UINT8,
          "i1", NumericArray.Type.INT8,
          "i2", NumericArray.Type.INT16,
          "i4", NumericArray.Type.INT32,
          "i8", NumericArray.Type.INT64,
          "f2", NumericArray.Type.FLOAT16,
          "f4", NumericArray.Type.FLOAT32,
          "f8", NumericArray.Type.FLOAT64);

  /** Reads a header; the buffer's position is at the numbers then. */
  static NpyHeader parse(Path file, String entry, ByteBuffer bytes) throws IOException {
    String text = text(file, entry, bytes.order(ByteOrder.LITTLE_ENDIAN));
    Matcher type = TYPE.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (STRUCTURE.matcher(text).find()) {
      throw new WeightFormatException(file, entry, "a structured type, expected plain numbers");
    }
    if (!type.find() || !fortran.find() || !shape.find()) {
      throw new WeightFormatException(
          file, entry, "header " + text.strip() + ", expected descr, fortran_order and shape");
    }
    NumericArray.Type known = TYPES.get(type.group(2));
    if (known == null) {
      throw new WeightFormatException(
          file,
          entry,
          "descr '%s%s', expected one of %s"
              .formatted(
                  type.group(1),
                  type.group(2),
                  String.join(", ", TYPES.keySet().stream().sorted().toList())));
    }
    return new NpyHeader(
        known,
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran.group(1).equals("True"),
        ArrayShape.of(
            lengths(file, entry, shape.group(1)),
            problem -> new WeightFormatException(file, entry, "shape: " + problem)));
  }

  private static long[] lengths(Path file, String entry, String tuple) throws IOException {
    String[] words = tuple.isBlank() ? new String[0] : tuple.split(",");
    // The comma after the last is there, or not: "(3,)" and "(3, 4)".
    int count =
        words.length > 0 && words[words.length - 1].isBlank() ? words.length - 1 : words.length;
    long[] lengths = new long[count];
    for (int i = 0; i < count; i++) {
      Matcher length = LENGTH.matcher(words[i].strip());
      if (!length.matches()) {
        throw new WeightFormatException(
            file, entry, "shape (" + tuple + "), expected whole numbers");
      }
      lengths[i] = Long.parseLong(length.group(1));
    }
    return lengths;
  }

  private static String text(Path file, String entry, ByteBuffer bytes) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() < MAGIC.length + 4) {
      throw new WeightFormatException(file, entry, "expected the header of a .npy file");
    }
    bytes.get(magic);
    int major = bytes.get();
    int minor = bytes.get();
    if (!Arrays.equals(magic, MAGIC) || major < 1 || major > 3 || minor != 0) {
      throw new WeightFormatException(
          file, entry, "expected a .npy file of version 1.0, 2.0 or 3.0");
    }
    int width = major == 1 ? Short.BYTES : Integer.BYTES;
    if (bytes.remaining() < width) {
      throw new WeightFormatException(file, entry, "expected the length of the header");
    }
    int length = major == 1 ? bytes.getShort() & 0xFFFF : bytes.getInt();
    if (length < 0 || length > Math.min(LONGEST, bytes.remaining())) {
      throw new WeightFormatException(
          file,
          entry,
          "header of %s bytes, expected at most %d"
              .formatted(Integer.toUnsignedString(length), Math.min(LONGEST, bytes.remaining())));
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }
}
