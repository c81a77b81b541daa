package org.fovea.samples.cli;

import java.util.Locale;
import java.util.Map;

/** Figures as lines of text. */
final class ScoreLines {
  private ScoreLines() {}

  /** A line for each figure, its name without underscores. */
  static String of(Map<String, Double> figures) {
    StringBuilder text = new StringBuilder();
    figures.forEach(
        (name, value) ->
            text.append(
                String.format(Locale.ROOT, "  %-20s %s%n", name.replace('_', ' '), number(value))));
    return text.toString();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
