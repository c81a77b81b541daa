package org.fovea.io.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file, checked.
 *
 * @param entries the arrays, in the order of their numbers
 * @param metadata by key
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  static final int MAX_LENGTH = 100_000_000;
  static final String METADATA = "__metadata__";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Where an array lies.
   *
   * @param name its name
   * @param type what its numbers are
   * @param shape length of each axis
   * @param begin its first byte after the header
   * @param end the byte after its last
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared, and seen in this package only.
  record Entry(String name, NumericArray.Type type, int[] shape, long begin, long end) {}

  /** Parses a header that {@code available} bytes of numbers follow. */
  static SafetensorsHeader parse(Path file, ByteBuffer bytes, long available) throws IOException {
    try (JsonParser json = FACTORY.createParser(text(file, bytes))) {
      SafetensorsHeader header = new Parser(file, json).parse();
      header.requireTiled(file, available);
      return header;
    } catch (JsonProcessingException e) {
      throw new WeightFormatException(
          file,
          "header",
          "expected JSON: "
              + e.getOriginalMessage()
              + " at character "
              + e.getLocation().getCharOffset(),
          e);
    }
  }

  private static String text(Path file, ByteBuffer bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new WeightFormatException(file, "header", "expected UTF-8", e);
    }
  }

  static String typeName(NumericArray.Type type) {
    return switch (type) {
      case BOOL -> "BOOL";
      case UINT8 -> "U8";
      case INT8 -> "I8";
      case INT16 -> "I16";
      case INT32 -> "I32";
      case INT64 -> "I64";
      case FLOAT16 -> "F16";
      case BFLOAT16 -> "BF16";
      case FLOAT32 -> "F32";
      case FLOAT64 -> "F64";
    };
  }

  /** Each array must begin where the one before it ends, and the last end with the file. */
  private void requireTiled(Path file, long available) throws IOException {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin != end) {
        throw new WeightFormatException(
            file,
            entry.name,
            "data_offsets begin at %d, expected %d, where the array before it ends"
                .formatted(entry.begin, end));
      }
      end = entry.end;
    }
    if (end != available) {
      throw new WeightFormatException(
          file,
          "header",
          "arrays of %d bytes, expected %d, the rest of the file".formatted(end, available));
    }
  }

  /** Reads the JSON. */
  private static final class Parser {
    private final Path file;
    private final JsonParser json;

    private Parser(Path file, JsonParser json) {
      this.file = file;
      this.json = json;
    }

    SafetensorsHeader parse() throws IOException {
      List<Entry> entries = new ArrayList<>();
      Map<String, String> metadata = Map.of();
      expect(json.nextToken(), JsonToken.START_OBJECT, "header", "an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(METADATA)) {
          metadata = metadata();
        } else {
          entries.add(entry(name));
        }
      }
      expect(json.nextToken(), null, "header", "nothing after the object");
      entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
      return new SafetensorsHeader(entries, metadata);
    }

    private Map<String, String> metadata() throws IOException {
      Map<String, String> metadata = new LinkedHashMap<>();
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return metadata;
      }
      expect(json.currentToken(), JsonToken.START_OBJECT, METADATA, "an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        expect(json.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + key, "a string");
        metadata.put(key, json.getText());
      }
      return metadata;
    }

    private Entry entry(String name) throws IOException {
      String typeName = null;
      long[] shape = null;
      long[] offsets = null;
      expect(json.currentToken(), JsonToken.START_OBJECT, name, "an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "dtype" -> {
            expect(json.currentToken(), JsonToken.VALUE_STRING, name + ".dtype", "a string");
            typeName = json.getText();
          }
          case "shape" -> shape = numbers(name + ".shape");
          case "data_offsets" -> offsets = numbers(name + ".data_offsets");
          default -> json.skipChildren();
        }
      }
      if (typeName == null || shape == null || offsets == null) {
        throw new WeightFormatException(file, name, "expected dtype, shape and data_offsets");
      }
      if (offsets.length != 2 || offsets[0] > offsets[1]) {
        throw new WeightFormatException(
            file, name + ".data_offsets", "expected a begin and an end that is not less");
      }
      return checked(name, type(name, typeName), shape, offsets[0], offsets[1]);
    }

    private Entry checked(String name, NumericArray.Type type, long[] shape, long begin, long end)
        throws IOException {
      int[] lengths =
          ArrayShape.of(
              shape, problem -> new WeightFormatException(file, name + ".shape", problem));
      long bytes = ArrayShape.numel(lengths) * type.bytes();
      if (bytes != end - begin) {
        throw new WeightFormatException(
            file,
            name,
            "%d bytes, expected %d for its type and shape".formatted(end - begin, bytes));
      }
      return new Entry(name, type, lengths, begin, end);
    }

    private NumericArray.Type type(String name, String typeName) throws IOException {
      for (NumericArray.Type type : NumericArray.Type.values()) {
        if (typeName(type).equals(typeName)) {
          return type;
        }
      }
      throw new WeightFormatException(
          file,
          name + ".dtype",
          typeName + ", expected one of F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL");
    }

    private long[] numbers(String where) throws IOException {
      expect(json.currentToken(), JsonToken.START_ARRAY, where, "an array of whole numbers");
      long[] numbers = new long[ArrayShape.MAX_RANK];
      int count = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, where, "whole numbers");
        if (count == numbers.length) {
          throw new WeightFormatException(
              file, where, "expected at most " + numbers.length + " numbers");
        }
        long number = json.getLongValue();
        if (number < 0) {
          throw new WeightFormatException(file, where, number + ", expected at least 0");
        }
        numbers[count++] = number;
      }
      return Arrays.copyOf(numbers, count);
    }

    private void expect(
        @Nullable JsonToken token, @Nullable JsonToken expected, String where, String name)
        throws IOException {
      if (token != expected) {
        throw new WeightFormatException(file, where, "expected " + name);
      }
    }
  }
}
