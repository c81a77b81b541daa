package org.fovea.samples.eval;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fovea.metrics.detection.Category;
import org.fovea.samples.report.Html;
import org.fovea.samples.report.PrecisionCurves;

/** An evaluation as one HTML page that needs nothing else: no network, no script. */
public final class EvalPage {
  private final List<EvaluatedFile> files;
  private final StringBuilder html = new StringBuilder();

  private EvalPage(List<EvaluatedFile> files) {
    this.files = files;
  }

  /**
   * The whole page.
   *
   * @param truthFile the name of the file with the truth
   * @param files what was evaluated against it, by the same rules
   * @return HTML
   * @throws IOException if the style sheet can't be read
   */
  public static String html(String truthFile, List<EvaluatedFile> files) throws IOException {
    EvalPage page = new EvalPage(files);
    page.begin(truthFile);
    page.numbers();
    page.curves();
    page.bars("sizes", "AP by size", EvalCharts.precisionBySize(files));
    if (files.get(0).errors() != null) {
      page.bars("errors", "AP50 lost by kind of error", EvalCharts.errorCosts(files));
      page.details();
    }
    page.classes();
    return page.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void begin(String truthFile) throws IOException {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Evaluation against %1$s</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <header>
        <h1>Evaluation</h1>
        <p>against %1$s</p>
        """
            .formatted(Html.escape(truthFile), Html.styleSheet()));
    html.append("<p class=\"legend\">");
    for (int i = 0; i < files.size(); i++) {
      html.append(
          Html.format(
              "<span><svg class=\"key\" viewBox=\"0 0 30 8\" aria-hidden=\"true\"><path"
                  + " class=\"curve p%d\" d=\"M1 4H29\"/></svg> %s</span> ",
              i % Drawing.COLOURS, Html.escape(files.get(i).file())));
    }
    html.append("</p>\n</header>\n<main>\n");
  }

  private void beginTable(String id, String title, String firstColumn) {
    html.append(
        Html.format(
            "<section id=\"%s\">\n<h2>%s</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>%s"
                + "</th>",
            id, title, firstColumn));
    for (EvaluatedFile file : files) {
      html.append("<th class=\"num\">").append(Html.escape(file.file())).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
  }

  private void row(String name, ToDoubleFunction<EvaluatedFile> number) {
    html.append("<tr><th>").append(Html.escape(name)).append("</th>");
    for (EvaluatedFile file : files) {
      html.append("<td class=\"num\">")
          .append(Html.score(number.applyAsDouble(file)))
          .append("</td>");
    }
    html.append("</tr>\n");
  }

  private void endTable() {
    html.append("</tbody>\n</table></div>\n</section>\n");
  }

  private void numbers() {
    beginTable("numbers", "Numbers", "number");
    for (String name : files.get(0).result().summary().keySet()) {
      row(name, file -> file.result().get(name));
    }
    endTable();
  }

  private void curves() {
    html.append("<section id=\"curves\">\n<h2>Precision and recall</h2>\n<div class=\"charts\">\n");
    figure(
        "overlap 0.50",
        EvalCharts.precisionRecall(
            "Precision over recall at overlap 0.5, mean over the classes",
            files,
            result -> result.precisionCurve(ErrorReport.IOU)));
    figure(
        "mean over overlaps",
        EvalCharts.precisionRecall(
            "Precision over recall, mean over overlaps and classes", files, PrecisionCurves::mean));
    html.append("</div>\n</section>\n");
  }

  private void figure(String caption, Drawing drawing) {
    html.append("<figure><figcaption>" + caption + "</figcaption>")
        .append(drawing.inline())
        .append("</figure>\n");
  }

  private void bars(String id, String title, Drawing drawing) {
    html.append(
        Html.format(
            """
            <section id="%s">
            <h2>%s</h2>
            <div class="charts"><figure>%s</figure></div>
            </section>
            """,
            id, title, drawing.inline()));
  }

  /** The tables of the text, which have more digits and counts. */
  private void details() {
    html.append("<section id=\"thresholds\">\n<h2>Errors and thresholds</h2>\n");
    for (EvaluatedFile file : files) {
      ErrorReport errors = file.errors();
      if (errors != null) {
        html.append(
            Html.format(
                "<h3>%s</h3>\n<pre>%s</pre>\n",
                Html.escape(file.file()),
                Html.escape(ErrorTables.text(errors, file.classes()).strip())));
      }
    }
    html.append("</section>\n");
  }

  private void classes() {
    List<Category> classes = files.get(0).classes();
    if (classes.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> number :
        List.of(Map.entry("AP", "classes"), Map.entry("AP50", "classes-50"))) {
      beginTable(number.getValue(), number.getKey() + " of each class", "class");
      for (Category category : classes) {
        row(
            category.name(),
            file -> file.result().summary(category.id()).getOrDefault(number.getKey(), -1.0));
      }
      endTable();
    }
  }
}
