package org.fovea.samples.eval;

import java.io.IOException;
import java.util.List;
import org.fovea.samples.report.Html;

/**
 * A drawing for a page, or for a file of its own.
 *
 * @param label read out to who can't see it
 * @param width in units of its own
 * @param height in the same units
 * @param body elements of SVG, coloured by the pages' style sheet
 */
record Drawing(String label, int width, int height, String body) {
  /** How many colours there are; the next file has the first again. */
  static final int COLOURS = 6;

  private static final int LINE = 20;
  private static final int LONGEST_NAME = 50;

  /** The end of a name, which is what tells files apart, no longer than a drawing is wide. */
  static String end(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : "…" + name.substring(name.length() - LONGEST_NAME + 1);
  }

  /** The element for a page. */
  String inline() {
    return svg("class=\"chart\"", height, "");
  }

  /** A whole file, with a key beneath that names the detectors. */
  String file(List<String> names) throws IOException {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      int y = height + LINE * i + LINE / 2;
      key.append(
          Html.format(
              "<path class=\"curve p%d\" d=\"M10 %dH40\"/><text x=\"48\" y=\"%d\">%s</text>",
              i % COLOURS, y, y + 4, Html.escape(end(names.get(i)))));
    }
    String sheet =
        "<style>"
            + ChartStyle.rules()
            + "</style><rect class=\"sheet\" width=\"100%\" height=\"100%\"/>";
    return svg(
            "xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"",
            height + LINE * names.size(),
            sheet + key)
        + "\n";
  }

  private String svg(String attributes, int wholeHeight, String more) {
    return Html.format(
        "<svg %s viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s%s</svg>",
        attributes, width, wholeHeight, Html.escape(label), more, body);
  }
}
