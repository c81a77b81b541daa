package org.fovea.samples.features;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import org.fovea.io.array.NumericArray;

/**
 * A feature's numbers as a JSON object: {@code feature}, {@code axes}, {@code shape} and {@code
 * values}, arrays nested as the shape says.
 */
public final class FeatureJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // Java's own text of a number differs between versions.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private FeatureJson() {}

  /**
   * Writes the numbers.
   *
   * @param result what was computed
   * @param out where to; stays open
   * @throws IOException if it can't be written
   */
  public static void write(FeatureResult result, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      NumericArray numbers = result.numbers();
      json.writeStartObject();
      json.writeStringField("feature", result.name());
      json.writeStringField("axes", result.axes());
      json.writeFieldName("shape");
      json.writeArray(numbers.shape(), 0, numbers.shape().length);
      json.writeFieldName("values");
      values(json, numbers, 0, 0);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Writes the numbers of an axis from one on; returns where the next begin. */
  private static int values(JsonGenerator json, NumericArray numbers, int axis, int from)
      throws IOException {
    if (axis == numbers.shape().length) {
      double value = numbers.get(from);
      if (numbers.type() == NumericArray.Type.FLOAT32) {
        json.writeNumber((float) value);
      } else {
        json.writeNumber((int) value);
      }
      return from + 1;
    }
    json.writeStartArray();
    int at = from;
    for (int i = 0; i < numbers.shape()[axis]; i++) {
      at = values(json, numbers, axis + 1, at);
    }
    json.writeEndArray();
    return at;
  }
}
