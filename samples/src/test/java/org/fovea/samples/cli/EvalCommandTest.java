package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;

class EvalCommandTest {
  private static final Box SMALL = Box.ofXywh(10, 10, 20, 20);
  private static final Box LARGE = Box.ofXywh(50, 50, 200, 200);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path truth;
  private final Path found;

  EvalCommandTest(@TempDir Path folder) {
    truth = folder.resolve("gt.json");
    found = folder.resolve("dt.json");
  }

  @BeforeEach
  void write() throws IOException {
    CocoWriter.writeInstances(
        truth,
        new DetectionDataset(
            List.of(new Category(1, "cat")),
            List.of(new ImageInfo(1, "1.png", 320, 240)),
            List.of(new Annotation(1, 1, 1, SMALL), new Annotation(2, 1, 1, LARGE))));
    CocoWriter.writeResults(
        found, List.of(new Detection(1, 1, SMALL, 0.9), new Detection(1, 1, LARGE, 0.8)));
  }

  private int eval(String... more) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    String[] args = new String[5 + more.length];
    System.arraycopy(more, 0, args, 5, more.length);
    args[0] = "eval";
    args[1] = "--gt";
    args[2] = truth.toString();
    args[3] = "--dt";
    args[4] = found.toString();
    return fovea.execute(args);
  }

  @Test
  void jsonHasTheTwelveNumbers() {
    assertThat(eval("--format", "json")).isZero();
    // The reference's divisor is a hair above the count, which shows in the last digit of a 1.
    assertThat(out.toString().replaceAll("\\s", ""))
        .startsWith("{\"AP\":1.0,\"AP50\":1.0,\"AP75\":1.0,\"APs\":0.9999999999999998,\"APm\":-1,")
        .endsWith("\"AR1\":0.5,\"AR10\":1.0,\"AR100\":1.0,\"ARs\":1.0,\"ARm\":-1,\"ARl\":1.0}");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void csvHasNamesAndNumbers() {
    assertThat(eval("--format", "csv")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            AP,AP50,AP75,APs,APm,APl,AR1,AR10,AR100,ARs,ARm,ARl
            1.0,1.0,1.0,0.9999999999999998,-1,0.9999999999999998,0.5,1.0,1.0,1.0,-1,1.0
            """);
  }

  @Test
  void textSaysWhatEachNumberIs() {
    assertThat(eval()).isZero();
    assertThat(out.toString().lines())
        .hasSize(13)
        .contains("AP     1.0000   0.50:0.95   all       100 per image and class")
        .contains("AP50   1.0000   0.50        all       100 per image and class")
        .contains("AR1    0.5000   0.50:0.95   all       1 per image and class")
        .contains("ARm         -   0.50:0.95   medium    100 per image and class");
  }

  @Test
  void masksAndKeypointsAreAskedFor() throws IOException {
    assertThat(eval("--iou-type", "segm")).isEqualTo(1);
    assertThat(err.toString()).contains(truth + ": annotations[0].segmentation: missing");
    Files.writeString(
        truth,
        """
        {"images":[{"id":1,"width":9,"height":9}],"categories":[{"id":1,"name":"cat"}],
         "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,4,4],
           "segmentation":[[1,1,5,1,5,5,1,5]]}]}""");
    Files.writeString(found, "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,4,4],\"score\":1}]");
    assertThat(eval("--iou-type", "segm", "--format", "csv")).isZero();
    assertThat(out.toString()).contains("\n0.99999999999999");
    out.getBuffer().setLength(0);
    assertThat(eval("--iou-type", "keypoints")).isEqualTo(1);
    assertThat(err.toString()).contains(truth + ": annotations[0].keypoints: missing");
  }

  @Test
  void classesHaveNumbersOfTheirOwn() {
    assertThat(eval("--per-class", "--format", "csv")).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("class,AP,AP50"))
        .anyMatch(line -> line.startsWith("all,1.0,"))
        .anyMatch(line -> line.startsWith("cat,1.0,"));
    out.getBuffer().setLength(0);
    assertThat(eval("--per-class", "--format", "json")).isZero();
    assertThat(out.toString().replaceAll("\\s", ""))
        .contains("\"per_class\":[{\"id\":1,\"name\":\"cat\",\"AP\":1.0,");
    out.getBuffer().setLength(0);
    assertThat(eval("--per-class")).isZero();
    assertThat(out.toString()).contains("cat    1.0000  1.0000  1.0000  1.0000       -  1.0000");
  }

  @Test
  void vocHasOneNumber() {
    assertThat(eval("--protocol", "voc07", "--format", "csv")).isZero();
    assertThat(out.toString()).startsWith("AP\n1.0\n");
    out.getBuffer().setLength(0);
    assertThat(eval("--protocol", "voc10")).isZero();
    assertThat(out.toString()).contains("AP 1.0000   mean over classes, IoU 0.50, all points");
    assertThat(eval("--protocol", "voc10", "--iou-type", "segm")).isEqualTo(2);
  }

  @Test
  void lvisHasErrorsOfWhatWasLookedForOnly() throws IOException {
    Files.writeString(
        truth,
        """
        {"images":[{"id":1,"width":320,"height":240,"neg_category_ids":[2],
           "not_exhaustive_category_ids":[3]}],
         "categories":[{"id":1,"name":"cat","frequency":"f"},{"id":2,"name":"dog","frequency":"c"},
           {"id":3,"name":"fly","frequency":"r"},{"id":4,"name":"cow","frequency":"r"}],
         "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[10,10,20,20]},
           {"id":2,"image_id":1,"category_id":3,"bbox":[90,10,20,20]}]}""");
    CocoWriter.writeResults(
        found,
        List.of(
            new Detection(1, 1, SMALL, 0.5),
            new Detection(1, 2, LARGE, 0.9),
            new Detection(1, 3, LARGE, 0.9),
            new Detection(1, 3, SMALL, 0.9),
            new Detection(1, 4, LARGE, 0.9)));
    assertThat(eval("--protocol", "lvis", "--errors", "--bootstrap", "9")).isZero();
    // The dog was known not to be there; flies may be anywhere; nobody looked for cows.
    assertThat(out.toString())
        .containsPattern("background +\\S+ +1\n")
        .containsPattern("classification +\\S+ +0\n")
        .containsPattern("missed +\\S+ +1\n");
    Path plots = truth.resolveSibling("plots");
    assertThat(eval("--protocol", "lvis", "--plots", plots.toString())).isZero();
    assertThat(plots.resolve("confusion.svg"))
        .content()
        .contains(
            "cat taken for cat: 1", "fly taken for background: 1", "background taken for dog: 1")
        .doesNotContain("taken for fly", "taken for cow")
        .as("for viewers that know no variables of CSS")
        .doesNotContain("var(");
  }

  @Test
  void lvisHasThirteenNumbers() {
    assertThat(eval("--protocol", "lvis")).isZero();
    assertThat(out.toString().lines())
        .hasSize(14)
        .contains("APr          -   0.50:0.95   rare       300 per image")
        .contains("ARs@300 1.0000   0.50:0.95   small      300 per image");
    out.getBuffer().setLength(0);
    assertThat(eval("--protocol", "lvis", "--per-class", "--format", "csv")).isZero();
    assertThat(out.toString().lines()).hasSize(3).anyMatch(line -> line.startsWith("cat,"));
  }

  /** A second file that finds only one of the two. */
  private String worse() throws IOException {
    Path worse = found.resolveSibling("worse.json");
    CocoWriter.writeResults(worse, List.of(new Detection(1, 1, SMALL, 0.9)));
    return worse.toString();
  }

  @Test
  void severalFilesStandSideBySide() throws IOException {
    String worse = worse();
    assertThat(eval("--dt", worse)).isZero();
    assertThat(out.toString().lines())
        .startsWith("1: " + found, "2: " + worse)
        .contains("AP     1.0000 0.5050   0.50:0.95   all       100 per image and class");
    out.getBuffer().setLength(0);
    assertThat(eval("--dt", worse, "--format", "csv")).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("file,AP,"))
        .anyMatch(line -> line.startsWith(worse + ",0.50495"));
    out.getBuffer().setLength(0);
    assertThat(eval("--dt", worse, "--format", "json")).isZero();
    assertThat(out.toString().replaceAll("\\s", ""))
        .startsWith("{\"detections\":[{\"file\":\"" + found + "\",\"AP\":1.0,")
        .contains("{\"file\":\"" + worse + "\",\"AP\":0.50495");
    out.getBuffer().setLength(0);
    assertThat(eval("--dt", worse, "--protocol", "voc10")).isZero();
    assertThat(out.toString()).contains("AP 1.0000 0.5000   mean over classes");
  }

  @Test
  void errorsSayWhatIsBehindTheNumbers() throws IOException {
    String worse = worse();
    assertThat(eval("--dt", worse, "--errors", "--bootstrap", "20", "--per-class")).isZero();
    assertThat(out.toString().lines())
        .contains("missed            0.4950       1")
        .contains("all      0.9000    1.0000  0.5000  0.6667")
        .contains("cat      0.9000    1.0000  0.5000  0.6667")
        .contains("AP50    0.5050   0.5050 to 0.5050")
        .contains("AP50   -0.4950   -0.4950 to -0.4950   0.0952");
    out.getBuffer().setLength(0);
    assertThat(eval("--dt", worse, "--errors", "--bootstrap", "20", "--format", "csv")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).contains(",cost_missed,count_missed,").endsWith(",AP75_difference_p");
    assertThat(lines.get(1)).endsWith(",,,,");
    out.getBuffer().setLength(0);
    assertThat(eval("--errors", "--format", "json")).isZero();
    assertThat(out.toString().replaceAll("\\s", ""))
        .startsWith("{\"AP\":1.0,")
        .contains("\"count_missed\":0,")
        .doesNotContain("_lower");
  }

  @Test
  void theSeedDecidesTheIntervals() throws IOException {
    eval("--dt", worse(), "--errors", "--bootstrap", "9", "--seed", "7");
    String once = out.toString();
    out.getBuffer().setLength(0);
    eval("--dt", worse(), "--errors", "--bootstrap", "9", "--seed", "7");
    assertThat(out.toString()).isEqualTo(once);
  }

  @Test
  void theseAreNotForAllRules() {
    assertThat(eval("--protocol", "lvis", "--iou-type", "keypoints")).isEqualTo(2);
    assertThat(eval("--protocol", "lvis", "--strict")).isEqualTo(2);
    assertThat(eval("--protocol", "voc07", "--errors")).isEqualTo(2);
    assertThat(eval("--protocol", "voc07", "--plots", "anywhere")).isEqualTo(2);
    assertThat(eval("--protocol", "voc07", "--format", "html")).isEqualTo(2);
    assertThat(eval("--errors", "--iou-type", "keypoints")).isEqualTo(2);
    assertThat(eval("--bootstrap", "9")).isEqualTo(2);
    assertThat(eval("--errors", "--bootstrap", "0")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void thePageHasAllInOne() throws IOException {
    assertThat(eval("--dt", worse(), "--format", "html", "--errors", "--per-class")).isZero();
    assertThat(out.toString())
        .startsWith("<!DOCTYPE html>")
        .contains("<th>AP50</th><td class=\"num\">1.000</td><td class=\"num\">0.505</td>")
        .contains("<th>cat</th><td class=\"num\">1.000</td><td class=\"num\">0.505</td>")
        .contains("Precision over recall", "AP by size", "AP50 lost by kind of error")
        .doesNotContain("http://", "https://", "<script")
        .endsWith("</html>\n");
  }

  @Test
  void plotsAreXml() throws Exception {
    Path plots = found.resolveSibling("plots");
    assertThat(eval("--dt", worse(), "--plots", plots.toString())).isZero();
    try (Stream<Path> files = Files.list(plots)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("precision-recall.svg", "confusion.svg", "ap-by-size.svg");
    }
    for (String name : List.of("precision-recall.svg", "confusion.svg", "ap-by-size.svg")) {
      Document svg =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(plots.resolve(name).toFile());
      assertThat(svg.getDocumentElement().getAttribute("xmlns"))
          .isEqualTo("http://www.w3.org/2000/svg");
    }
    assertThat(Files.readString(plots.resolve("confusion.svg")))
        .contains("cat taken for background: 1", "cat taken for cat: 2");
  }

  @Test
  void noDetectionsAreNoPrecision() throws IOException {
    Files.writeString(found, "[]");
    assertThat(eval("--format", "csv")).isZero();
    assertThat(out.toString()).contains("0.0,0.0,0.0,0.0,-1,0.0,");
  }

  @Test
  void anUnknownImageIsOneLineAndStatusOne() throws IOException {
    Files.writeString(
        found,
        """
        [{"image_id":1,"category_id":1,"bbox":[10,10,20,20],"score":0.9},
         {"image_id":99,"category_id":1,"bbox":[0,0,1,1],"score":0.9}]""");
    assertThat(eval()).isEqualTo(1);
    assertThat(err.toString().strip())
        .startsWith("fovea eval: " + found + ": results[1].image_id: unknown image 99")
        .doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void lenientSkipsAndCounts() throws IOException {
    Files.writeString(
        found,
        """
        [{"image_id":1,"category_id":1,"bbox":[10,10,20,20],"score":0.9},
         {"image_id":99,"category_id":1,"bbox":[0,0,1,1],"score":0.9}]""");
    assertThat(eval("--lenient", "--format", "csv")).isZero();
    assertThat(err.toString())
        .contains("skipped results[1].image_id: unknown image 99")
        .contains(found + ": 1 entry skipped");
    assertThat(out.toString()).contains("\n0.5049504950495048,");
  }

  @Test
  void missingAndBrokenFilesAreNamed() throws IOException {
    Files.delete(found);
    assertThat(eval()).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("fovea eval: " + found + ": no such file");
    err.getBuffer().setLength(0);
    Files.writeString(truth, "{\"images\":[");
    assertThat(eval()).isEqualTo(1);
    assertThat(err.toString().strip())
        .startsWith("fovea eval: " + truth + ": not valid JSON: Unexpected end-of-input")
        .doesNotContain("\n");
  }

  @Test
  void wrongUseIsStatusTwo() {
    assertThat(eval("--format", "xml")).isEqualTo(2);
    assertThat(eval("--strict", "--lenient")).isEqualTo(2);
    assertThat(Fovea.commandLine().setErr(new PrintWriter(err)).execute("eval")).isEqualTo(2);
  }
}
