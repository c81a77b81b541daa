package org.fovea.samples.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Text and numbers as HTML has them. */
public final class Html {
  private Html() {}

  /**
   * The style sheet of all pages.
   *
   * @return CSS
   * @throws IOException if it can't be read
   */
  public static String styleSheet() throws IOException {
    try (InputStream in = Html.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The text with what HTML and XML would take for markup escaped.
   *
   * @param text any text
   * @return the text, for use between tags and in attributes
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * The format filled in, with a decimal point whatever the machine's language.
   *
   * @param format as {@link String#format(String, Object...)} has it
   * @param values what is filled in
   * @return the text
   */
  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /**
   * A number from 0 to 1 with three decimals; a dash for -1, where there is nothing to measure.
   *
   * @param value in [0, 1], or -1
   * @return the text
   */
  public static String score(double value) {
    return value < 0 ? "–" : format("%.3f", value);
  }

  /** A duration that a person takes in at a glance. */
  static String duration(double seconds) {
    if (seconds < 1) {
      return format(seconds < 0.01 ? "%.1f ms" : "%.0f ms", seconds * 1000);
    }
    if (seconds < 100) {
      return format("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 6000
        ? format("%d min %d s", whole / 60, whole % 60)
        : format("%d h %d min", whole / 3600, whole % 3600 / 60);
  }

  /** A count with its noun. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
