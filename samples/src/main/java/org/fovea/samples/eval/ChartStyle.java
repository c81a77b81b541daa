package org.fovea.samples.eval;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.samples.report.Html;

/**
 * The colours of the pages for a drawing that stands alone. They are spelt out, because many
 * programs that show SVG know no variables of CSS.
 */
final class ChartStyle {
  private static final Pattern COLOUR = Pattern.compile("--(\\w+): (#[0-9a-f]{6})");
  private static final String LINES =
      """
      svg { font-family: system-ui, sans-serif; }
      text { font-size: 12px; }
      .grid { stroke-width: 1; fill: none; }
      .curve { stroke-width: 2.5; fill: none; stroke-linejoin: round; }
      .curve.p1 { stroke-dasharray: 7 3; } .curve.p2 { stroke-dasharray: 2 3; }
      .curve.p3 { stroke-dasharray: 10 3 2 3; }
      """;

  private ChartStyle() {}

  /**
   * The rules, light and dark.
   *
   * @throws IOException if the pages' style sheet can't be read
   */
  static String rules() throws IOException {
    Map<String, String> light = new HashMap<>();
    Map<String, String> dark = new HashMap<>();
    Matcher colour = COLOUR.matcher(Html.styleSheet());
    while (colour.find()) {
      // The sheet says each for light first.
      (light.containsKey(colour.group(1)) ? dark : light).put(colour.group(1), colour.group(2));
    }
    return LINES
        + colours(light)
        + "@media (prefers-color-scheme: dark) {\n"
        + colours(dark)
        + "}\n";
  }

  private static String colours(Map<String, String> palette) {
    StringBuilder rules = new StringBuilder();
    rules.append("text { fill: " + palette.get("quiet") + "; }\n");
    rules.append(".grid { stroke: " + palette.get("line") + "; }\n");
    rules.append(".sheet, text.paper { fill: " + palette.get("paper") + "; }\n");
    rules.append("text.ink { fill: " + palette.get("ink") + "; }\n");
    for (int i = 0; i < Drawing.COLOURS; i++) {
      rules.append(
          Html.format(
              ".p%1$d.curve { stroke: %2$s; } .p%1$d.fill, .p%1$d .fill { fill: %2$s; }\n",
              i, Objects.requireNonNull(palette.get("p" + i))));
    }
    return rules.toString();
  }
}
