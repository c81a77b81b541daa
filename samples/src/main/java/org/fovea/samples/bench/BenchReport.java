package org.fovea.samples.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * A measurement as text for people and for programs.
 *
 * @param result what was measured
 */
public record BenchReport(BenchResult result) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * A line for each number.
   *
   * @return lines, each with its end
   */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s %s, %d %s, %s kernels (%d bits), Java %s%n"
            + "gflops      %9.1f%npeak_gflops %9.1f%nratio       %9.3f%n",
        result.op(),
        result.size(),
        result.threads(),
        result.threads() == 1 ? "thread" : "threads",
        result.kernels(),
        result.vectorBits(),
        result.jdk(),
        result.gflops(),
        result.peakGflops(),
        result.ratio());
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
      json.writeStringField("op", result.op());
      json.writeStringField("size", result.size());
      json.writeNumberField("threads", result.threads());
      json.writeNumberField("gflops", result.gflops());
      json.writeNumberField("peak_gflops", result.peakGflops());
      json.writeNumberField("ratio", result.ratio());
      json.writeStringField("kernels", result.kernels());
      json.writeNumberField("vector_bits", result.vectorBits());
      json.writeStringField("jdk", result.jdk());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }
}
