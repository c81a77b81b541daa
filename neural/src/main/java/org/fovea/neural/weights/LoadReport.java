package org.fovea.neural.weights;

import java.util.List;
import java.util.StringJoiner;

/**
 * What was loaded into a module and what was not.
 *
 * @param loaded names of parameters and buffers that got their values from the file
 * @param missing names in the module that the file lacks
 * @param unexpected names in the file, after renaming, that the module lacks
 * @param otherShape names in both with different shapes, and the shapes: {@code fc.weight: [10,
 *     64], expected [100, 64]}
 */
public record LoadReport(
    List<String> loaded, List<String> missing, List<String> unexpected, List<String> otherShape) {
  private static final int SHOWN = 10;

  /** Copies the lists. */
  public LoadReport {
    loaded = List.copyOf(loaded);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
    otherShape = List.copyOf(otherShape);
  }

  /**
   * Whether names and shapes were the same on both sides.
   *
   * @return true if there is nothing but {@code loaded}
   */
  public boolean complete() {
    return missing.isEmpty() && unexpected.isEmpty() && otherShape.isEmpty();
  }

  /**
   * The whole in one line, the first names of each list.
   *
   * @return such as {@code 62 loaded; 2 missing: fc.weight, fc.bias}
   */
  public String summary() {
    StringJoiner text = new StringJoiner("; ");
    text.add(loaded.size() + " loaded");
    add(text, "missing", missing, ", ");
    add(text, "unexpected", unexpected, ", ");
    add(text, "of another shape", otherShape, " | ");
    return text.toString();
  }

  private static void add(StringJoiner text, String what, List<String> names, String separator) {
    if (!names.isEmpty()) {
      text.add(
          "%d %s: %s%s"
              .formatted(
                  names.size(),
                  what,
                  String.join(separator, names.stream().limit(SHOWN).toList()),
                  names.size() > SHOWN ? separator + "..." : ""));
    }
  }
}
