package org.fovea.neural.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.neural.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** Lays out a summary for people. */
final class SummaryTable {
  private static final String[] HEADER = {
    "layer", "output", "trainable", "frozen", "multiply-adds"
  };

  private SummaryTable() {}

  static String of(Summary summary) {
    List<String[]> lines = new ArrayList<>();
    lines.add(HEADER);
    for (SummaryRow row : summary.rows()) {
      lines.add(
          line(
              label(row), output(row.output()), row.trainable(), row.frozen(), row.multiplyAdds()));
    }
    lines.add(line("total", "", summary.trainable(), summary.frozen(), summary.multiplyAdds()));
    return layOut(lines);
  }

  /** The last part of the name, indented by the number of parts, and the type. */
  private static String label(SummaryRow row) {
    if (row.name().isEmpty()) {
      return row.type();
    }
    int depth = (int) row.name().chars().filter(c -> c == '.').count() + 1;
    String part = row.name().substring(row.name().lastIndexOf('.') + 1);
    return "  ".repeat(depth) + part + " " + row.type();
  }

  private static String output(@Nullable Shape shape) {
    return shape == null ? "-" : shape.toString();
  }

  private static String[] line(
      String label, String output, long trainable, long frozen, long multiplyAdds) {
    return new String[] {label, output, number(trainable), number(frozen), number(multiplyAdds)};
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String layOut(List<String[]> lines) {
    int[] widths = new int[HEADER.length];
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - line[i].length());
        // Names and shapes to the left, numbers to the right.
        text.append(i < 2 ? line[i] + space : space + line[i]);
        text.append(i < widths.length - 1 ? "  " : "\n");
      }
    }
    return text.toString();
  }
}
