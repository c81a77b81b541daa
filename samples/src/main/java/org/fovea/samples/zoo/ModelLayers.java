package org.fovea.samples.zoo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ModelInfo;
import org.fovea.neural.model.Models;
import org.fovea.neural.summary.Summary;
import org.fovea.neural.summary.SummaryRow;
import org.fovea.neural.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a network of the zoo, as text for people and for programs.
 *
 * @param summary of one picture of the default size
 */
public record ModelLayers(Summary summary) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Makes a network, with weights of 0, and looks at its layers.
   *
   * @param info which
   * @return its layers
   */
  public static ModelLayers of(ModelInfo info) {
    ModelConfig config = info.defaults();
    ImageClassifier network =
        Models.create(info.name(), config.withInitialised(false), RandomGenerator.getDefault());
    return new ModelLayers(Summary.of(network, 1, config.channels(), config.size(), config.size()));
  }

  /**
   * A table.
   *
   * @return lines, each with its end
   */
  public String text() {
    return summary.toString();
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
      for (SummaryRow row : summary.rows()) {
        json.writeStartObject();
        json.writeStringField("name", row.name());
        json.writeStringField("type", row.type());
        writeShape(row.output(), json);
        json.writeNumberField("parameters", row.trainable() + row.frozen());
        json.writeNumberField("multiply_adds", row.multiplyAdds());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  /** Null for layers that a pass in evaluation mode does not use. */
  private static void writeShape(@Nullable Shape shape, JsonGenerator json) throws IOException {
    json.writeFieldName("output");
    if (shape == null) {
      json.writeNull();
    } else {
      json.writeArray(shape.toArray(), 0, shape.rank());
    }
  }
}
