package org.fovea.samples.zoo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ModelInfo;

/**
 * Networks of the zoo, a line each, as text for people and for programs.
 *
 * @param models in the order of the lines, unmodifiable
 */
public record ModelListing(List<ModelInfo> models) {
  private static final JsonFactory FACTORY = new JsonFactory();

  public ModelListing {
    models = List.copyOf(models);
  }

  /**
   * A table with a heading.
   *
   * @return lines, each with its end
   */
  public String text() {
    int width =
        models.stream().mapToInt(m -> m.name().length()).reduce("model".length(), Math::max);
    String format = "%-" + width + "s  %11s  %14s  %6s  %-9s  %4s  %s%n";
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            format, "model", "parameters", "multiply-adds", "MB", "input", "year", "paper"));
    for (ModelInfo model : models) {
      text.append(
          String.format(
              Locale.ROOT,
              format,
              model.name(),
              String.format(Locale.ROOT, "%,d", model.parameters()),
              String.format(Locale.ROOT, "%,d", model.multiplyAdds()),
              String.format(Locale.ROOT, "%.1f", model.megabytes()),
              input(model.defaults()),
              model.year(),
              model.paper()));
    }
    return text.toString();
  }

  private static String input(ModelConfig config) {
    return config.channels() + "x" + config.size() + "x" + config.size();
  }

  /**
   * An array of objects.
   *
   * @return the array and the end of the line
   */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartArray();
      for (ModelInfo model : models) {
        write(model, json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  private static void write(ModelInfo model, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", model.name());
    json.writeNumberField("parameters", model.parameters());
    json.writeNumberField("multiply_adds", model.multiplyAdds());
    json.writeNumberField("megabytes", model.megabytes());
    json.writeNumberField("classes", model.defaults().classes());
    json.writeNumberField("channels", model.defaults().channels());
    json.writeNumberField("size", model.defaults().size());
    writeNumbers("mean", model.mean(), json);
    writeNumbers("std", model.std(), json);
    json.writeStringField("paper", model.paper());
    json.writeNumberField("year", model.year());
    json.writeEndObject();
  }

  private static void writeNumbers(String name, List<Double> numbers, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }
}
