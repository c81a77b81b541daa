package org.fovea.io.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fovea.io.array.NumericArray;
import org.fovea.io.file.AtomicFile;

/**
 * The format safetensors: the length of a header, the header in JSON with each array's type, shape
 * and place, and the numbers.
 *
 * <p>Follows the rules of the reference implementation (the Rust crate {@code safetensors}): a
 * header of at most 100,000,000 bytes, arrays that fill what follows it without hole or overlap,
 * each as long as its type and shape say. Beyond it, names that come twice are refused, as the
 * format demands. Types: F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL.
 */
public final class SafetensorsFile {
  /** How the reference implementation pads the header. */
  private static final int ALIGNMENT = 8;

  private static final JsonFactory FACTORY = new JsonFactory();

  private SafetensorsFile() {}

  /**
   * Reads a file.
   *
   * @param file the file; a large one is mapped into memory, and must not be changed while the
   *     arrays are in use
   * @return its arrays, in the order of their numbers, and its {@code __metadata__}
   * @throws WeightFormatException if it is damaged, or no such file
   * @throws IOException if it can't be read
   */
  public static NamedArrays read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes);
    }
  }

  static NamedArrays read(FileBytes bytes) throws IOException {
    if (bytes.length() < Long.BYTES) {
      throw new WeightFormatException(
          bytes.file(), "header", bytes.length() + " bytes, expected 8 of its length");
    }
    long length = bytes.slice(0, Long.BYTES, "header").getLong();
    if (length < 0 || length > SafetensorsHeader.MAX_LENGTH) {
      throw new WeightFormatException(
          bytes.file(),
          "header",
          "length %s, expected at most %d"
              .formatted(Long.toUnsignedString(length), SafetensorsHeader.MAX_LENGTH));
    }
    ByteBuffer text = bytes.slice(Long.BYTES, length, "header");
    long start = Long.BYTES + length;
    SafetensorsHeader header = SafetensorsHeader.parse(bytes.file(), text, bytes.length() - start);
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      ByteBuffer numbers =
          bytes.slice(start + entry.begin(), entry.end() - entry.begin(), entry.name());
      arrays.put(entry.name(), NumericArray.of(entry.type(), numbers, entry.shape()));
    }
    return new NamedArrays(arrays, header.metadata());
  }

  /**
   * Writes a file. As the reference implementation does, longer types come before shorter ones,
   * which keeps every number at a multiple of its length; within a length the order stays.
   *
   * @param file the file, replaced if it is there, once all is written
   * @param weights what to write; the metadata become {@code __metadata__}
   * @throws IOException if it can't be written
   */
  public static void write(Path file, NamedArrays weights) throws IOException {
    List<Map.Entry<String, NumericArray>> entries = new ArrayList<>(weights.arrays().entrySet());
    entries.sort(
        Comparator.comparingInt(entry -> -entry.getValue().type().bytes())); // A stable sort.
    byte[] header = header(entries, weights.metadata());
    AtomicFile.write(
        file,
        out -> {
          int padding = Math.floorMod(-header.length, ALIGNMENT);
          ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          out.write(length.putLong(header.length + padding).array());
          out.write(header);
          out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
          for (Map.Entry<String, NumericArray> entry : entries) {
            entry.getValue().writeTo(out);
          }
        });
  }

  private static byte[] header(
      List<Map.Entry<String, NumericArray>> entries, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(SafetensorsHeader.METADATA);
        // In one order, so that the same weights are the same bytes.
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long offset = 0;
      for (Map.Entry<String, NumericArray> entry : entries) {
        NumericArray array = entry.getValue();
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", SafetensorsHeader.typeName(array.type()));
        int[] shape = array.shape();
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, offset + array.byteSize()}, 0, 2);
        json.writeEndObject();
        offset += array.byteSize();
      }
      json.writeEndObject();
    }
    return text.toByteArray();
  }
}
