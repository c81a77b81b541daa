package org.fovea.samples.report;

/** Draws precision over recall as SVG, coloured by the page's style sheet. */
public final class CurveChart {
  /** Its width in units of its own. */
  public static final int WIDTH = 440;

  /** Its height in units of its own. */
  public static final int HEIGHT = 330;

  private static final int LEFT = 46;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 42;

  private final String label;
  private final StringBuilder curves = new StringBuilder();

  /**
   * A chart without curves.
   *
   * @param label read out to who can't see it
   */
  public CurveChart(String label) {
    this.label = label;
  }

  /**
   * Adds a pipeline's curve.
   *
   * @param pipeline its place in the report, which decides its colour
   * @param title its name
   * @param precision at evenly spaced recalls from 0 to 1, -1 where there is nothing to measure
   */
  public void add(int pipeline, String title, double[] precision) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < precision.length; i++) {
      double recall = (double) i / (precision.length - 1);
      d.append(
          Html.format("%s%.1f %.1f", i == 0 ? "M" : "L", x(recall), y(Math.max(0, precision[i]))));
    }
    curves.append(
        Html.format(
            "<path class=\"curve p%d\" d=\"%s\"><title>%s</title></path>",
            pipeline, d, Html.escape(title)));
  }

  private static double x(double recall) {
    return LEFT + recall * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double precision) {
    return HEIGHT - BOTTOM - precision * (HEIGHT - TOP - BOTTOM);
  }

  String svg() {
    return Html.format(
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>",
        WIDTH, HEIGHT, Html.escape(label), body());
  }

  /**
   * What is drawn, without the element around it.
   *
   * @return elements of SVG, {@link #WIDTH} by {@link #HEIGHT} units
   */
  public String body() {
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i <= 5; i++) {
      double v = i / 5.0;
      svg.append(
          Html.format(
              "<path class=\"grid\" d=\"M%.1f %.1fH%.1fM%.1f %.1fV%.1f\"/>",
              x(0), y(v), x(1), x(v), y(0), y(1)));
      svg.append(
          Html.format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
              x(0) - 7, y(v) + 4, v));
      svg.append(
          Html.format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>",
              x(v), y(0) + 17, v));
    }
    svg.append(
        Html.format(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">recall</text>", x(0.5), HEIGHT - 6));
    svg.append(
        Html.format(
            "<text transform=\"translate(12 %.1f) rotate(-90)\" text-anchor=\"middle\">"
                + "precision</text>",
            y(0.5)));
    return svg.append(curves).toString();
  }
}
