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

/**
 * Writes NumPy's file of one array, version 1.0 of the format, little-endian, C order; bfloat16,
 * which NumPy lacks, becomes float32. {@link org.fovea.io.weights.NpyReader} reads such files.
 */
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
    AtomicFile.write(file, out -> write(out, array));
  }

  /**
   * Writes an array as a file holds it.
   *
   * @param out where to
   * @param array what to write
   * @throws IOException if it can't be written
   */
  public static void write(OutputStream out, NumericArray array) throws IOException {
    NumericArray known =
        array.type() == NumericArray.Type.BFLOAT16
            ? NumericArray.of(array.toFloats(), array.shape())
            : array;
    out.write(header(known));
    known.writeTo(out);
  }

  private static byte[] header(NumericArray array) throws IOException {
    int[] lengths = array.shape();
    String shape =
        Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining(", "))
            // As Python writes a tuple of one.
            + (lengths.length == 1 ? "," : "");
    String type =
        switch (array.type()) {
          case BOOL -> "|b1";
          case UINT8 -> "|u1";
          case INT8 -> "|i1";
          case INT16 -> "<i2";
          case INT32 -> "<i4";
          case INT64 -> "<i8";
          case FLOAT16 -> "<f2";
          case FLOAT32 -> "<f4";
          case FLOAT64 -> "<f8";
          case BFLOAT16 -> throw new IllegalArgumentException("NumPy has no BFLOAT16");
        };
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int used = MAGIC.length + 2 + text.length() + 1;
    int padding = Math.floorMod(-used, ALIGNMENT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeShort(Short.reverseBytes((short) (text.length() + padding + 1)));
    out.write((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
