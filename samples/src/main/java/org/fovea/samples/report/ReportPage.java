package org.fovea.samples.report;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.ComparisonData;
import org.fovea.samples.compare.PipelineResult;

/** Writes a comparison as one HTML page that needs nothing else: no network, no script. */
final class ReportPage {
  private static final int MANY_CLASSES = 20;

  private final Comparison comparison;
  private final ComparisonData data;
  private final List<Standing> standings;
  private final List<PipelineResult> results;
  private final DetectionDataset testLabels;
  private final StringBuilder html = new StringBuilder(1 << 20);

  /** A page about the pipelines in the order given. */
  ReportPage(Comparison comparison, List<Standing> standings) {
    this.comparison = comparison;
    this.data = comparison.data();
    this.standings = standings;
    this.results = standings.stream().map(Standing::result).filter(Objects::nonNull).toList();
    this.testLabels = data.testLabels();
  }

  /** The whole page. */
  String html() throws IOException {
    String title =
        standings.stream().map(s -> s.pipeline().title()).collect(Collectors.joining(" and "));
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s on %s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        <p>compared on %s: %s to learn from, %s to test on.</p>
        """
            .formatted(
                Html.escape(title),
                Html.escape(data.name()),
                Html.styleSheet(),
                Html.escape(title),
                Html.escape(data.name()),
                Html.count(data.train().size(), "picture", "pictures"),
                Html.count(data.test().size(), "picture", "pictures")));
    unfinished();
    html.append("</header>\n<main>\n");
    if (!results.isEmpty()) {
      verdict();
      numbers();
      effort();
      curves();
      classes();
      gallery();
    }
    settings();
    problems();
    html.append("</main>\n");
    footer();
    return html.append("</body>\n</html>\n").toString();
  }

  private void unfinished() {
    for (Standing standing : standings) {
      if (standing.failure() != null) {
        notice(standing.pipeline().title() + " failed: " + standing.failure());
      } else if (standing.result() == null) {
        notice(standing.pipeline().title() + " is not finished; this page shows what is.");
      }
    }
  }

  private void notice(String text) {
    html.append("<p class=\"notice\">").append(Html.escape(text)).append("</p>\n");
  }

  /** The four figures that most people came for. */
  private void verdict() {
    html.append("<section id=\"summary\">\n<div class=\"cards\">\n");
    for (int i = 0; i < results.size(); i++) {
      PipelineResult r = results.get(i);
      html.append(
          """
          <div class="card p%d">
          <h2>%s</h2>
          <p class="big">%s <small>AP50</small></p>
          <dl>
          <div><dt>AP</dt><dd>%s</dd></div>
          <div><dt>training</dt><dd>%s</dd></div>
          <div><dt>per picture</dt><dd>%s</dd></div>
          </dl>
          <p class="how">%s</p>
          </div>
          """
              .formatted(
                  i,
                  Html.escape(r.pipeline().title()),
                  Html.score(r.scores().get("AP50")),
                  Html.score(r.scores().get("AP")),
                  Html.duration(r.trainSeconds()),
                  Html.duration(r.timing().quantile(0.5) / 1000),
                  Html.escape(r.pipeline().summary())));
    }
    html.append("</div>\n</section>\n");
  }

  private void numbers() {
    beginTable("numbers", "COCO’s twelve numbers", "number", "The better one is in bold.");
    for (CocoNumber number : CocoNumber.values()) {
      row(
          number.key,
          number.meaning,
          r -> Html.score(r.scores().get(number.key)),
          r -> r.scores().get(number.key));
    }
    endTable();
  }

  private void effort() {
    beginTable("effort", "Time and errors", "", "");
    row("training", "wall clock", r -> Html.duration(r.trainSeconds()), r -> -r.trainSeconds());
    row(
        "picture, median",
        "detection alone, one picture after the other",
        r -> Html.duration(r.timing().quantile(0.5) / 1000),
        r -> -r.timing().quantile(0.5));
    row(
        "picture, 90 %",
        "nine of ten pictures took at most this long",
        r -> Html.duration(r.timing().quantile(0.9) / 1000),
        r -> -r.timing().quantile(0.9));
    row(
        "best F1",
        "over all score thresholds at IoU 0.5, chosen on these very pictures; the gallery is drawn"
            + " at that threshold",
        r -> Html.score(r.operatingPoint().f1()),
        r -> r.operatingPoint().f1());
    row(
        "precision there",
        "share of its detections that are right",
        r -> Html.score(r.operatingPoint().precision()),
        r -> r.operatingPoint().precision());
    row(
        "recall there",
        "share of the objects that it finds",
        r -> Html.score(r.operatingPoint().recall()),
        r -> r.operatingPoint().recall());
    endTable();
  }

  private void beginTable(String id, String title, String firstColumn, String note) {
    html.append("<section id=\"" + id + "\">\n<h2>" + title + "</h2>\n");
    if (!note.isEmpty() && results.size() > 1) {
      html.append("<p>" + note + "</p>\n");
    }
    html.append("<div class=\"scroll\"><table>\n<thead><tr><th>" + firstColumn + "</th>");
    for (PipelineResult r : results) {
      html.append("<th class=\"num\">").append(Html.escape(r.pipeline().title())).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
  }

  private void endTable() {
    html.append("</tbody>\n</table></div>\n</section>\n");
  }

  /** A row with one cell for each pipeline, the best of which is emphasised. */
  private void row(
      String name,
      String meaning,
      Function<PipelineResult, String> text,
      ToDoubleFunction<PipelineResult> goodness) {
    html.append("<tr><th>" + name + "<small>" + meaning + "</small></th>");
    double most = results.stream().mapToDouble(goodness).max().orElse(0);
    Set<String> best = new HashSet<>();
    Set<String> all = new HashSet<>();
    for (PipelineResult r : results) {
      all.add(text.apply(r));
      if (goodness.applyAsDouble(r) == most) {
        best.add(text.apply(r));
      }
    }
    for (PipelineResult r : results) {
      // What reads the same is as good.
      boolean wins = all.size() > 1 && best.contains(text.apply(r));
      html.append(wins ? "<td class=\"num best\"><strong>" : "<td class=\"num\">")
          .append(text.apply(r))
          .append(wins ? "</strong></td>" : "</td>");
    }
    html.append("</tr>\n");
  }

  private void curves() {
    CurveChart at50 = new CurveChart("Precision over recall at IoU 0.5, mean over the classes");
    CurveChart mean = new CurveChart("Precision over recall, mean over IoU 0.50 to 0.95");
    for (int i = 0; i < results.size(); i++) {
      PipelineResult r = results.get(i);
      String title = r.pipeline().title();
      at50.add(i, title, r.scores().precisionCurve(0.5));
      mean.add(i, title, PrecisionCurves.mean(r.scores()));
    }
    html.append("<section id=\"curves\">\n<h2>Precision and recall</h2>\n");
    html.append(
        "<p>Mean over the classes. The area under a curve on the left is AP50, on the right AP."
            + "</p>\n<p class=\"legend\">");
    for (int i = 0; i < results.size(); i++) {
      html.append(
          Html.format(
              "<span><svg class=\"key\" viewBox=\"0 0 30 8\" aria-hidden=\"true\"><path"
                  + " class=\"curve p%d\" d=\"M1 4H29\"/></svg> %s</span> ",
              i, Html.escape(results.get(i).pipeline().title())));
    }
    html.append("</p>\n<div class=\"charts\">\n");
    html.append("<figure><figcaption>IoU 0.50</figcaption>" + at50.svg() + "</figure>\n");
    html.append(
        "<figure><figcaption>mean over IoU 0.50 to 0.95</figcaption>" + mean.svg() + "</figure>\n");
    html.append("</div>\n</section>\n");
  }

  private void classes() {
    Map<Integer, Long> inTrain = countByCategory(data.trainLabels());
    Map<Integer, Long> inTest = countByCategory(testLabels);
    boolean many = testLabels.categories().size() > MANY_CLASSES;
    html.append("<section id=\"classes\">\n<h2>AP50 of each class</h2>\n");
    if (many) {
      html.append("<details><summary>")
          .append(testLabels.categories().size())
          .append(" classes</summary>\n");
    }
    html.append("<div class=\"scroll\"><table>\n<thead><tr><th>class</th>");
    for (PipelineResult r : results) {
      html.append("<th>").append(Html.escape(r.pipeline().title())).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (Category category : testLabels.categories()) {
      html.append(
          Html.format(
              "<tr><th>%s<small>%d to learn from, %d to find</small></th>",
              Html.escape(category.name()),
              inTrain.getOrDefault(category.id(), 0L),
              inTest.getOrDefault(category.id(), 0L)));
      for (int i = 0; i < results.size(); i++) {
        double ap = results.get(i).scores().averagePrecision(category.id(), 0.5);
        html.append(
            Html.format(
                "<td><span class=\"bar p%d\" style=\"--share:%.3f\"></span> %s</td>",
                i, Math.max(0, ap), Html.score(ap)));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table></div>\n");
    html.append(many ? "</details>\n</section>\n" : "</section>\n");
  }

  private static Map<Integer, Long> countByCategory(DetectionDataset labels) {
    return labels.annotations().stream()
        .filter(a -> !a.crowd())
        .collect(Collectors.groupingBy(a -> a.categoryId(), Collectors.counting()));
  }

  private void gallery() throws IOException {
    LabelledImages<Planar<GrayU8>> test = data.test();
    html.append(
        """
        <section id="gallery">
        <h2>Test pictures</h2>
        <p>Each pipeline's detections are drawn from its threshold of best F1 on. Point at a box
        for its score and overlap.</p>
        <p class="legend boxes">
        <span class="truth">truth</span> <span class="right">right</span>
        <span class="wrong">wrong</span> <span class="missed">missed</span>
        </p>
        """);
    Map<Integer, String> names =
        testLabels.categories().stream().collect(Collectors.toMap(Category::id, Category::name));
    for (Gallery.Group group : Gallery.choose(test, results)) {
      html.append("<h3>").append(group.title()).append("</h3>\n");
      for (Gallery.Picture chosen : group.pictures()) {
        Planar<GrayU8> pixels = test.image(chosen.index());
        ImageInfo info = test.info(chosen.index());
        ImageInfo sized = new ImageInfo(info.id(), info.fileName(), pixels.width, pixels.height);
        PicturePanels panels = new PicturePanels(chosen.index(), sized, names);
        html.append(
            Html.format(
                "<article><h4>%s</h4>\n<div class=\"panels\">\n", Html.escape(info.fileName())));
        html.append(panels.truth(chosen.truths(), EmbeddedPicture.dataUri(pixels)));
        IntStream.range(0, results.size())
            .mapToObj(i -> panels.found(results.get(i).pipeline().title(), chosen.matches().get(i)))
            .forEach(html::append);
        html.append("</div></article>\n");
      }
    }
    html.append("</section>\n");
  }

  private void settings() {
    List<String[]> facts = new ArrayList<>();
    facts.add(new String[] {"data", data.name()});
    facts.add(
        new String[] {
          "to learn from",
          Html.count(data.train().size(), "picture", "pictures")
              + ", "
              + Html.count(data.trainLabels().annotations().size(), "object", "objects")
        });
    facts.add(
        new String[] {
          "to test on",
          Html.count(data.test().size(), "picture", "pictures")
              + ", "
              + Html.count(testLabels.annotations().size(), "object", "objects")
        });
    facts.add(
        new String[] {
          "classes",
          testLabels.categories().size() > MANY_CLASSES
              ? String.valueOf(testLabels.categories().size())
              : testLabels.categories().stream()
                  .map(Category::name)
                  .collect(Collectors.joining(", "))
        });
    facts.add(new String[] {"seed", String.valueOf(comparison.settings().seed())});
    facts.add(new String[] {"quick", comparison.settings().quick() ? "yes" : "no"});
    facts.add(
        new String[] {"threads for training", String.valueOf(comparison.settings().threads())});
    Environment environment = Environment.current();
    facts.add(new String[] {"Java", environment.java()});
    facts.add(
        new String[] {
          "machine",
          environment.os() + ", " + Html.count(environment.processors(), "processor", "processors")
        });
    facts.add(
        new String[] {
          "begun",
          DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
              .withZone(ZoneOffset.UTC)
              .format(comparison.started())
        });
    html.append("<section id=\"settings\">\n<h2>Settings and data</h2>\n<dl class=\"facts\">\n");
    for (String[] fact : facts) {
      html.append(
          Html.format(
              "<div><dt>%s</dt><dd>%s</dd></div>\n", Html.escape(fact[0]), Html.escape(fact[1])));
    }
    html.append("</dl>\n</section>\n");
  }

  private void problems() {
    if (data.problems().isEmpty()) {
      return;
    }
    html.append(
        Html.format(
            """
            <section id="problems">
            <h2>What is imperfect about the data</h2>
            <details><summary>%s</summary>
            <ul>
            """,
            Html.count(data.problems().size(), "remark", "remarks")));
    for (String problem : data.problems()) {
      html.append("<li>").append(Html.escape(problem)).append("</li>\n");
    }
    html.append("</ul></details>\n</section>\n");
  }

  private void footer() {
    html.append(
        "<footer>\n<p>All numbers: <a href=\"" + ReportFiles.RESULTS + "\">results.json</a>. ");
    html.append("Truth: <a href=\"" + ReportFiles.TRUTH + "\">truth.json</a>. Detections:");
    for (PipelineResult r : results) {
      String file = ReportFiles.detectionsFile(r.pipeline());
      html.append(Html.format(" <a href=\"%s\">%s</a>", file, file));
    }
    html.append(".");
    if (!results.isEmpty()) {
      html.append(
          Html.format(
              " To evaluate again: <code>./fovea eval --gt truth.json --dt %s</code>",
              ReportFiles.detectionsFile(results.get(0).pipeline())));
    }
    html.append("</p>\n</footer>\n");
  }
}
