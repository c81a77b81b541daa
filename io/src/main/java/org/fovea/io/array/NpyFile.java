package org.fovea.io.array;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.fovea.io.file.AtomicFile;

/** NumPy's file of one array, version 1.0 of the format, little-endian, C order. */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  // The header ends where a multiple of it does, so that numbers can be mapped into memory.
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /**
   * Writes an array, for {@code numpy.load} to read.
   *
   * @param file the file, replaced if it is there, once all is written
   * @param array what to write
   * @throws IOException if it can't be written
   */
  public static void write(Path file, NumericArray array) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(header(array));
          writeNumbers(array, out);
        });
  }

  private static byte[] header(NumericArray array) throws IOException {
    int[] lengths = array.shape();
    String shape =
        Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining(", "))
            // As Python writes a tuple of one.
            + (lengths.length == 1 ? "," : "");
    String type =
        switch (array.type()) {
          case UINT8 -> "|u1";
          case INT32 -> "<i4";
          case FLOAT32 -> "<f4";
        };
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int used = MAGIC.length + 2 + text.length() + 1;
    int padding = Math.floorMod(-used, ALIGNMENT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeShort(Short.reverseBytes((short) (text.length() + padding + 1)));
    out.write((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static void writeNumbers(NumericArray array, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    for (int i = 0; i < array.size(); i++) {
      switch (array.type()) {
        case UINT8 -> data.writeByte((int) array.get(i));
        case INT32 -> data.writeInt(Integer.reverseBytes((int) array.get(i)));
        case FLOAT32 ->
            data.writeInt(Integer.reverseBytes(Float.floatToRawIntBits((float) array.get(i))));
      }
    }
    data.flush();
  }
}
