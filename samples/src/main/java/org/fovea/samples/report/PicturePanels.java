package org.fovea.samples.report;

import java.util.Map;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.samples.compare.PictureMatch;

/**
 * Draws a picture with boxes as SVG: once with what is in it and once for each pipeline with what
 * was found. The pixels are in the page once, and the other panels refer to them.
 */
final class PicturePanels {
  private final String id;
  private final int width;
  private final int height;
  private final Map<Integer, String> categoryNames;

  /**
   * Panels of one picture.
   *
   * @param index of the picture, unique in the page
   * @param info its size
   * @param categoryNames names of the classes by id
   */
  PicturePanels(int index, ImageInfo info, Map<Integer, String> categoryNames) {
    this.id = "picture-" + index;
    this.width = info.width();
    this.height = info.height();
    this.categoryNames = categoryNames;
  }

  /** The panel that shows the truth and holds the pixels. */
  String truth(Iterable<Annotation> truths, String dataUri) {
    StringBuilder boxes = new StringBuilder();
    int count = 0;
    for (Annotation truth : truths) {
      String name = name(truth.categoryId());
      boxes.append(box("truth", truth.box(), name, name + (truth.crowd() ? " (crowd)" : "")));
      count++;
    }
    String picture =
        Html.format(
            "<image id=\"%s\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\""
                + " href=\"%s\"/>",
            id, width, height, dataUri);
    return panel("Truth", Html.count(count, "object", "objects"), picture + boxes);
  }

  /** The panel that shows what a pipeline found. */
  String found(String title, PictureMatch match) {
    StringBuilder boxes = new StringBuilder("<use href=\"#" + id + "\"/>");
    for (Annotation missed : match.missed()) {
      String name = name(missed.categoryId());
      boxes.append(box("missed", missed.box(), name, "missed: " + name));
    }
    // The surest last, on top of the others.
    for (int i = match.outcomes().size() - 1; i >= 0; i--) {
      PictureMatch.Outcome outcome = match.outcomes().get(i);
      Detection d = outcome.detection();
      String name = name(d.categoryId());
      String said = Html.format("%s, score %.3g", name, d.score());
      boxes.append(
          outcome.right()
              ? box("right", d.box(), name, Html.format("%s, IoU %.2f", said, outcome.overlap()))
              : box("wrong", d.box(), name, "wrong: " + said));
    }
    String tally =
        match.right() + " right, " + match.wrong() + " wrong, " + match.missed().size() + " missed";
    return panel(title, tally, boxes);
  }

  private String name(int categoryId) {
    return categoryNames.getOrDefault(categoryId, "class " + categoryId);
  }

  private String panel(String title, String tally, CharSequence content) {
    return Html.format(
        "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s: %s\">%s</svg>"
            + "<figcaption><b>%s</b> %s</figcaption></figure>\n",
        width, height, Html.escape(title), tally, content, Html.escape(title), tally);
  }

  private String box(String kind, Box box, String label, String hint) {
    double font = Math.max(width, height) / 36.0;
    // Above the box, or just inside where that would be outside of the picture.
    double y = box.y1() - 0.3 * font < font ? box.y1() + font : box.y1() - 0.3 * font;
    double x = Math.max(0, Math.min(box.x1(), width - 0.64 * font * label.length()));
    String rect =
        Html.format(
            "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
            box.x1(), box.y1(), box.width(), box.height());
    return Html.format(
        "<g class=\"%s\"><title>%s</title><rect class=\"halo\" %s<rect %s"
            + "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\">%s</text></g>",
        kind, Html.escape(hint), rect, rect, x, y, font, Html.escape(label));
  }
}
