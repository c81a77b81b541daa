package org.fovea.samples.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.fovea.neural.kernel.Kernels;

/**
 * A measurement of a network as text for people and for programs.
 *
 * @param result what was measured
 */
public record ModelBenchReport(ModelBenchResult result) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * A line for each number.
   *
   * @return lines, each with its end
   */
  public String text() {
    ModelBenchConfig config = result.config();
    return String.format(
        Locale.ROOT,
        "%s, %s, %d %s, %s kernels (%d bits), Java %s, %s%n"
            + "median_ms %9.2f%nmin_ms    %9.2f%npeak_mb   %9.1f%n",
        result.model(),
        config.training() ? "training step, batch " + config.batch() : "inference",
        config.threads(),
        config.threads() == 1 ? "thread" : "threads",
        Kernels.active().name(),
        Kernels.active().vectorBits(),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        result.medianMillis(),
        result.minMillis(),
        result.peakMebibytes());
  }

  /**
   * One object.
   *
   * @return the object and the end of the line
   */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("model", result.model());
      if (result.config().training()) {
        json.writeNumberField("batch", result.config().batch());
      }
      json.writeNumberField("threads", result.config().threads());
      json.writeNumberField("median_ms", result.medianMillis());
      json.writeNumberField("min_ms", result.minMillis());
      json.writeNumberField("peak_mb", result.peakMebibytes());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }
}
