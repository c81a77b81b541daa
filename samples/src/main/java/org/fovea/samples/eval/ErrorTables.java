package org.fovea.samples.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fovea.metrics.analysis.ConfidenceInterval;
import org.fovea.metrics.analysis.ErrorType;
import org.fovea.metrics.analysis.PairedDifference;
import org.fovea.metrics.analysis.ScoreThreshold;
import org.fovea.metrics.detection.Category;

/** Errors as tables for people. */
public final class ErrorTables {
  private final StringBuilder text = new StringBuilder();

  private ErrorTables() {}

  /**
   * The errors of one detector.
   *
   * @param errors the errors
   * @param classes the categories whose own thresholds are wanted, too
   * @return tables, each after an empty line
   */
  public static String text(ErrorReport errors, List<Category> classes) {
    ErrorTables tables = new ErrorTables();
    tables.costs(errors);
    tables.thresholds(errors, classes);
    tables.intervals(errors.intervals());
    tables.differences(errors.differences());
    return tables.text.toString();
  }

  /** The name of a kind of error, for people. */
  static String name(ErrorType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private void line(String format, Object... cells) {
    text.append(String.format(Locale.ROOT, format, cells)).append(System.lineSeparator());
  }

  private void costs(ErrorReport errors) {
    line("");
    line("%-16s %7s %7s", "error", "AP50", "count");
    for (ErrorType type : ErrorType.values()) {
      line(
          "%-16s %7.4f %7d",
          name(type), errors.analysis().cost(type), errors.analysis().count(type));
    }
    line("%-16s %7.4f", "false positives", errors.analysis().falsePositiveCost());
    line("%-16s %7.4f", "false negatives", errors.analysis().falseNegativeCost());
  }

  private void thresholds(ErrorReport errors, List<Category> classes) {
    int width = classes.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    String names = "%-" + Math.max(width, "best F1".length()) + "s";
    line("");
    line(names + " %7s %9s %7s %7s", "best F1", "score", "precision", "recall", "F1");
    threshold(names, "all", errors.thresholds().overall());
    for (Category category : classes) {
      threshold(names, category.name(), errors.thresholds().of(category.id()));
    }
  }

  private void threshold(String names, String name, ScoreThreshold best) {
    if (Double.isInfinite(best.score())) {
      line(names + " %7s %9s %7s %7s", name, "-", "-", "-", "-");
    } else {
      line(
          names + " %7.4f %9.4f %7.4f %7.4f",
          name,
          best.score(),
          best.precision(),
          best.recall(),
          best.f1());
    }
  }

  private void intervals(Map<String, ConfidenceInterval> intervals) {
    if (intervals.isEmpty()) {
      return;
    }
    line("");
    line("%-6s %7s   %s", "", "value", "95 % interval");
    intervals.forEach(
        (name, i) -> line("%-6s %7.4f   %.4f to %.4f", name, i.estimate(), i.lower(), i.upper()));
  }

  private void differences(Map<String, PairedDifference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    line("");
    line("%-6s %7s   %-18s   %s", "", "less 1", "95 % interval", "p");
    differences.forEach(
        (name, d) ->
            line(
                "%-6s %+7.4f   %+.4f to %+.4f   %.4f",
                name, d.difference(), d.lower(), d.upper(), d.pValue()));
  }
}
