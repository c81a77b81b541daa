package org.fovea.samples.report;

import java.util.Locale;

/** Text and numbers as HTML has them. */
final class Html {
  private Html() {}

  /** The text with what HTML and XML would take for markup escaped. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The format filled in, with a decimal point whatever the machine's language. */
  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A number from 0 to 1 with three decimals; a dash for -1, where there is nothing to measure. */
  static String score(double value) {
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
