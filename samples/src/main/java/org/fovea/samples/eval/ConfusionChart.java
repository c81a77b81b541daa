package org.fovea.samples.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.metrics.analysis.ConfusionConfig;
import org.fovea.metrics.analysis.DetectionConfusion;
import org.fovea.metrics.analysis.ScoreThresholds;
import org.fovea.metrics.classification.ConfusionMatrix;
import org.fovea.metrics.detection.Category;
import org.fovea.samples.report.Html;

/**
 * Draws what each detector takes for what, one matrix below the other. Rows are the truth, columns
 * what was detected, the darker the larger the share of the row. Each detector's scores are cut
 * where its F1 is best. Of very many classes those with the most truths have rows of their own.
 */
final class ConfusionChart {
  private static final int CELL = 34;
  // For names of some twenty letters.
  private static final int MARGIN = 150;
  private static final int FEW_CLASSES = 20;
  private static final int MOST_CLASSES = 100;
  private static final int TITLE = 30;

  private final StringBuilder body = new StringBuilder();
  private int width;
  private int height;

  private ConfusionChart() {}

  static Drawing of(List<EvaluatedFile> files) {
    ConfusionChart chart = new ConfusionChart();
    for (int i = 0; i < files.size(); i++) {
      chart.add(i, files.get(i));
    }
    return new Drawing(
        "What is taken for what: rows are the truth, columns the detections",
        chart.width,
        chart.height,
        chart.body.toString());
  }

  private void add(int index, EvaluatedFile file) {
    double score = ScoreThresholds.of(file.evaluator(), ErrorReport.IOU).overall().score();
    DetectionConfusion confusion =
        DetectionConfusion.of(
            file.truth(),
            file.detections(),
            ConfusionConfig.defaults()
                .withIouType(file.result().params().iouType())
                .withProtocol(file.result().params().protocol())
                .withIouThreshold(ErrorReport.IOU)
                .withScoreThreshold(score));
    Map<Integer, String> byId =
        file.truth().categories().stream()
            .collect(Collectors.toMap(Category::id, Category::name, (a, b) -> a));
    ConfusionMatrix matrix = confusion.matrix();
    int[] shown = mostTruths(matrix);
    List<String> names = new ArrayList<>();
    for (int label : shown) {
      names.add(byId.getOrDefault(confusion.categoryIds().get(label), ""));
    }
    if (shown.length < confusion.background()) {
      names.add("others");
    }
    names.add("background");
    int cell = names.size() > FEW_CLASSES ? CELL / 2 : CELL;
    body.append(
        Html.format(
            "<g class=\"p%d\" transform=\"translate(0 %d)\"><text x=\"10\" y=\"20\">%s</text>",
            index % Drawing.COLOURS,
            height,
            Html.escape(
                Double.isInfinite(score)
                    ? Drawing.end(file.file()) + ", nothing found"
                    : Html.format("%s, score from %.3f", Drawing.end(file.file()), score))));
    labels(names, cell);
    cells(together(matrix, shown, names.size()), names, cell);
    body.append("</g>");
    width = Math.max(width, Math.max(MARGIN + names.size() * cell + 10, 440));
    height += TITLE + MARGIN + names.size() * cell + 10;
  }

  /** The classes that are shown, without the background, in their order. */
  private static int[] mostTruths(ConfusionMatrix matrix) {
    return IntStream.range(0, matrix.classes() - 1)
        .boxed()
        .sorted(Comparator.comparingLong((Integer label) -> -matrix.support(label)))
        .limit(MOST_CLASSES)
        .mapToInt(label -> label)
        .sorted()
        .toArray();
  }

  /**
   * The counts of the classes that are shown, of the others together if any, and of the background.
   */
  private static ConfusionMatrix together(ConfusionMatrix matrix, int[] shown, int classes) {
    int background = matrix.classes() - 1;
    int[] labels = new int[matrix.classes()];
    Arrays.fill(labels, shown.length);
    for (int i = 0; i < shown.length; i++) {
      labels[shown[i]] = i;
    }
    labels[background] = classes - 1;
    long[][] counts = new long[classes][classes];
    for (int truth = 0; truth <= background; truth++) {
      for (int found = 0; found <= background; found++) {
        counts[labels[truth]][labels[found]] += matrix.count(truth, found);
      }
    }
    return ConfusionMatrix.of(counts);
  }

  private void labels(List<String> names, int cell) {
    for (int i = 0; i < names.size(); i++) {
      double middle = (i + 0.5) * cell + 4;
      String name = Html.escape(names.get(i));
      body.append(
          Html.format(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>"
                  + "<text transform=\"translate(%.1f %d) rotate(-90)\">%s</text>",
              MARGIN - 8,
              TITLE + MARGIN + middle,
              name,
              MARGIN + middle,
              TITLE + MARGIN - 8,
              name));
    }
  }

  private void cells(ConfusionMatrix matrix, List<String> names, int cell) {
    int size = names.size() * cell;
    body.append(
        Html.format(
            "<path class=\"grid\" d=\"M%d %dh%dv%dh%dz\"/>",
            MARGIN, TITLE + MARGIN, size, size, -size));
    for (int truth = 0; truth < names.size(); truth++) {
      for (int found = 0; found < names.size(); found++) {
        long count = matrix.count(truth, found);
        if (count > 0) {
          cell(count, (double) count / matrix.support(truth), truth, found, names, cell);
        }
      }
    }
  }

  private void cell(long count, double share, int truth, int found, List<String> names, int cell) {
    int x = MARGIN + found * cell;
    int y = TITLE + MARGIN + truth * cell;
    body.append(
        Html.format(
            "<rect class=\"fill\" fill-opacity=\"%.3f\" x=\"%d\" y=\"%d\""
                + " width=\"%d\" height=\"%d\"><title>%s taken for %s: %d</title></rect>",
            share,
            x,
            y,
            cell,
            cell,
            Html.escape(names.get(truth)),
            Html.escape(names.get(found)),
            count));
    if (names.size() <= FEW_CLASSES) {
      body.append(
          Html.format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"%s\">%d" + "</text>",
              x + cell / 2.0, y + cell / 2.0 + 4, share > 0.5 ? "paper" : "ink", count));
    }
  }
}
