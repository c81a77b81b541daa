package org.fovea.samples.eval;

import org.fovea.samples.report.Html;

/** Draws groups of bars, one bar of a group for each detector. */
final class BarChart {
  private static final int WIDTH = 440;
  private static final int TOP = 20;
  private static final int BAR = 16;
  private static final int GAP = 14;
  private static final int LEFT = 110;
  private static final int RIGHT = 60;

  private final String label;
  private final double most;
  private final StringBuilder bars = new StringBuilder();
  private int y = TOP;

  /** A chart without bars, the longest of which is to stand for {@code most}. */
  BarChart(String label, double most) {
    this.label = label;
    this.most = most;
  }

  /** Adds a group: of each detector a number in {@code [0, most]}, or -1 where there is none. */
  void add(String name, double[] values) {
    bars.append(
        Html.format(
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
            LEFT - 8, y + values.length * BAR / 2.0 + 4, Html.escape(name)));
    for (int i = 0; i < values.length; i++) {
      double length = most > 0 ? Math.max(0, values[i]) / most * (WIDTH - LEFT - RIGHT) : 0;
      bars.append(
          Html.format(
              "<rect class=\"p%d fill\" x=\"%d\" y=\"%d\" width=\"%.1f\""
                  + " height=\"%d\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
              i % Drawing.COLOURS,
              LEFT,
              y + 1,
              length,
              BAR - 2,
              LEFT + length + 6,
              y + BAR - 4,
              Html.score(values[i])));
      y += BAR;
    }
    y += GAP;
  }

  Drawing drawing() {
    return new Drawing(label, WIDTH, y, bars.toString());
  }
}
