package org.fovea.samples.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.voc.VocResult;
import org.fovea.samples.eval.ErrorReport;
import org.fovea.samples.eval.ErrorTables;
import org.fovea.samples.eval.EvaluatedFile;

/**
 * The numbers of one file of detections.
 *
 * @param file its name
 * @param summary name to number
 * @param errors name to number of what is behind them, empty where that isn't wanted
 * @param categories the same of each category, empty where they aren't wanted
 * @param errorText the errors as tables for people, empty where they aren't wanted
 */
record EvalNumbers(
    String file,
    Map<String, Double> summary,
    Map<String, Number> errors,
    List<OfCategory> categories,
    String errorText) {
  /**
   * The numbers of one category.
   *
   * @param category the category
   * @param numbers name to number
   * @param errors name to number of what is behind them, fewer than of all categories
   */
  record OfCategory(Category category, Map<String, Double> numbers, Map<String, Number> errors) {}

  static EvalNumbers of(EvaluatedFile evaluated) {
    ErrorReport errors = evaluated.errors();
    return new EvalNumbers(
        evaluated.file(),
        evaluated.result().summary(),
        errors == null ? Map.of() : errors.numbers(),
        perCategory(
            evaluated.classes(),
            c -> evaluated.result().summary(c.id()),
            c -> errors == null ? Map.of() : errors.numbers(c.id())),
        errors == null ? "" : ErrorTables.text(errors, evaluated.classes()));
  }

  static EvalNumbers of(String file, VocResult result, List<Category> categories) {
    return new EvalNumbers(
        file,
        Map.of("AP", result.meanAveragePrecision()),
        Map.of(),
        perCategory(categories, c -> Map.of("AP", result.averagePrecision(c.id())), c -> Map.of()),
        "");
  }

  private static List<OfCategory> perCategory(
      List<Category> categories,
      Function<Category, Map<String, Double>> numbers,
      Function<Category, Map<String, Number>> errors) {
    return categories.stream()
        .map(c -> new OfCategory(c, numbers.apply(c), errors.apply(c)))
        .toList();
  }
}
