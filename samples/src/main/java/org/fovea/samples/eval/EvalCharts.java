package org.fovea.samples.eval;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fovea.metrics.analysis.ErrorType;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.samples.report.CurveChart;

/** The charts of an evaluation. */
final class EvalCharts {
  private EvalCharts() {}

  /** Precision over recall, as {@code curve} takes it from the numbers of each file. */
  static Drawing precisionRecall(
      String label, List<EvaluatedFile> files, Function<CocoResult, double[]> curve) {
    CurveChart chart = new CurveChart(label);
    for (int i = 0; i < files.size(); i++) {
      EvaluatedFile file = files.get(i);
      chart.add(i % Drawing.COLOURS, file.file(), curve.apply(file.result()));
    }
    return new Drawing(label, CurveChart.WIDTH, CurveChart.HEIGHT, chart.body());
  }

  /** AP of objects of each size; of keypoints there are no small ones. */
  static Drawing precisionBySize(List<EvaluatedFile> files) {
    BarChart chart = new BarChart("AP by size of the objects", 1);
    for (String[] size :
        new String[][] {{"APs", "small"}, {"APm", "medium"}, {"APl", "large"}, {"AP", "all"}}) {
      if (files.get(0).result().summary().containsKey(size[0])) {
        chart.add(size[1], each(files, file -> file.result().get(size[0])));
      }
    }
    return chart.drawing();
  }

  /** What each kind of error costs, where that was asked for. */
  static Drawing errorCosts(List<EvaluatedFile> files) {
    double most = 0;
    for (ErrorType type : ErrorType.values()) {
      for (double cost : each(files, file -> cost(file, type))) {
        most = Math.max(most, cost);
      }
    }
    BarChart chart = new BarChart("AP50 that each kind of error costs", most);
    for (ErrorType type : ErrorType.values()) {
      chart.add(ErrorTables.name(type), each(files, file -> cost(file, type)));
    }
    return chart.drawing();
  }

  private static double cost(EvaluatedFile file, ErrorType type) {
    ErrorReport errors = file.errors();
    return errors == null ? -1 : errors.analysis().cost(type);
  }

  private static double[] each(List<EvaluatedFile> files, ToDoubleFunction<EvaluatedFile> number) {
    return files.stream().mapToDouble(number).toArray();
  }
}
