package org.fovea.samples.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFormat;

/**
 * What a weight file holds, as text for people and for programs.
 *
 * @param format the file's format
 * @param weights its arrays
 * @param statistics whether to give each array's least, greatest and mean number
 */
public record WeightListing(WeightFormat format, NamedArrays weights, boolean statistics) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LONGEST_VALUE = 100;

  /**
   * A line for each array, then what is in all of them, and the metadata.
   *
   * @return lines, each with its end
   */
  public String text() {
    int nameWidth = width("name", weights.arrays().keySet());
    int shapeWidth =
        width("shape", weights.arrays().values().stream().map(WeightListing::shape).toList());
    String columns = "%-" + nameWidth + "s  %-8s  %-" + shapeWidth + "s  %10s";
    StringBuilder text = new StringBuilder();
    text.append(String.format(columns, "name", "type", "shape", "numbers"));
    text.append(statistics ? String.format("  %12s %12s %12s%n", "min", "max", "mean") : "\n");
    weights
        .arrays()
        .forEach(
            (name, array) -> {
              text.append(
                  String.format(columns, printable(name), type(array), shape(array), array.size()));
              text.append(statistics ? figures(ArrayStatistics.of(array)) : "").append('\n');
            });
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s: %d arrays, %d numbers, %d bytes%n",
            name(format),
            weights.arrays().size(),
            weights.numel(),
            bytes()));
    if (!weights.wrapper().isEmpty()) {
      text.append("state of a network: ").append(printable(weights.wrapper())).append("*\n");
    }
    weights
        .metadata()
        .forEach(
            (key, value) ->
                text.append("%s: %s%n".formatted(printable(key), shortened(printable(value)))));
    return text.toString();
  }

  /**
   * One object, with {@code format}, {@code arrays}, {@code numel}, {@code bytes}, {@code wrapper}
   * and {@code metadata}.
   *
   * @return the object and the end of the line
   */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("format", name(format));
      json.writeArrayFieldStart("arrays");
      for (Map.Entry<String, NumericArray> entry : weights.arrays().entrySet()) {
        write(json, entry.getKey(), entry.getValue());
      }
      json.writeEndArray();
      json.writeNumberField("numel", weights.numel());
      json.writeNumberField("bytes", bytes());
      json.writeStringField("wrapper", weights.wrapper());
      json.writeObjectFieldStart("metadata");
      for (Map.Entry<String, String> entry : weights.metadata().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  private void write(JsonGenerator json, String name, NumericArray array) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("type", type(array));
    int[] shape = array.shape();
    json.writeFieldName("shape");
    json.writeArray(shape, 0, shape.length);
    json.writeNumberField("numel", array.size());
    if (statistics) {
      ArrayStatistics figures = ArrayStatistics.of(array);
      writeNumber(json, "min", figures.min());
      writeNumber(json, "max", figures.max());
      writeNumber(json, "mean", figures.mean());
    }
    json.writeEndObject();
  }

  /** JSON has no infinity and no not-a-number. */
  private static void writeNumber(JsonGenerator json, String field, double value)
      throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    } else {
      json.writeNullField(field);
    }
  }

  private static String figures(ArrayStatistics figures) {
    return String.format(
        Locale.ROOT, "  %12.5g %12.5g %12.5g", figures.min(), figures.max(), figures.mean());
  }

  private long bytes() {
    return weights.arrays().values().stream().mapToLong(NumericArray::byteSize).sum();
  }

  private static int width(String title, Iterable<String> texts) {
    int width = title.length();
    for (String text : texts) {
      width = Math.max(width, text.length());
    }
    return width;
  }

  private static String type(NumericArray array) {
    return array.type().name().toLowerCase(Locale.ROOT);
  }

  private static String name(WeightFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static String shape(NumericArray array) {
    return Arrays.stream(array.shape())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Names of a file may hold what a terminal obeys. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
