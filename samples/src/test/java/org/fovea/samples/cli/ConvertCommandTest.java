package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.DatasetReadConfig;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.dataset.Split;
import org.fovea.metrics.detection.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConvertCommandTest {
  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ConvertCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(Object... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(List.of(args).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path convert(String from, String to, Path input, String output) {
    Path target = folder.resolve(output);
    assertThat(run("convert", "--from", from, "--to", to, "--copy-images", input, target))
        .as(err.toString())
        .isZero();
    return target;
  }

  private Path scenes() {
    Path scenes = folder.resolve("scenes");
    assertThat(run("scenes", "-o", scenes, "--train", "2", "--test", "1")).isZero();
    return scenes;
  }

  private static Path realData(String name) {
    Path data = Path.of(System.getProperty("fovea.data", "../../shared/data")).resolve(name);
    assumeTrue(Files.isDirectory(data), () -> "skipped, there is no " + data);
    return data;
  }

  private static Map<Split, ImageDataset> read(Path input, DatasetFormat format)
      throws IOException {
    return Datasets.readSplits(
        input,
        format,
        DatasetReadConfig.defaults(),
        warning -> {
          throw new AssertionError(warning);
        });
  }

  private static ImageDataset split(Map<Split, ImageDataset> splits, Split split) {
    return Objects.requireNonNull(splits.get(split), () -> "no split " + split);
  }

  /** Crowds are no ordinary objects: YOLO loses them, VOC makes them difficult. */
  private static List<Annotation> ordinary(List<Annotation> objects) {
    return objects.stream().filter(a -> !a.crowd()).toList();
  }

  private static void assertSameObjects(
      ImageDataset actual, ImageDataset expected, double tolerance) {
    assertThat(actual.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      List<Annotation> found = ordinary(actual.annotations(i));
      List<Annotation> stated = ordinary(expected.annotations(i));
      assertThat(found).hasSameSizeAs(stated);
      for (int j = 0; j < stated.size(); j++) {
        assertThat(name(actual, found.get(j))).isEqualTo(name(expected, stated.get(j)));
        assertThat(found.get(j).box().x1()).isCloseTo(stated.get(j).box().x1(), within(tolerance));
        assertThat(found.get(j).box().y1()).isCloseTo(stated.get(j).box().y1(), within(tolerance));
        assertThat(found.get(j).box().x2()).isCloseTo(stated.get(j).box().x2(), within(tolerance));
        assertThat(found.get(j).box().y2()).isCloseTo(stated.get(j).box().y2(), within(tolerance));
      }
    }
  }

  private static String name(ImageDataset data, Annotation object) {
    return data.categories().stream()
        .filter(c -> c.id() == object.categoryId())
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void scenesComeBackThroughYoloAndVoc() throws IOException {
    Path scenes = scenes();
    Path yolo = convert("coco", "yolo", scenes, "yolo");
    Path voc = convert("yolo", "voc", yolo, "voc");
    Path coco = convert("voc", "coco", voc, "coco");
    Map<Split, ImageDataset> first = read(scenes, DatasetFormat.COCO);
    Map<Split, ImageDataset> last = read(coco, DatasetFormat.COCO);
    assertThat(last.keySet()).isEqualTo(first.keySet());
    for (Split split : first.keySet()) {
      assertSameObjects(split(last, split), split(first, split), 1e-3);
    }
    assertThat(out.toString()).contains("yolo: train 2 pictures with ", ", test 1 pictures with ");
  }

  @Test
  void realVocComesBackThroughCocoAndYoloAsItWas() throws IOException {
    Path bccd = realData("bccd");
    Path coco = convert("voc", "coco", bccd, "coco");
    Path yolo = convert("coco", "yolo", coco, "yolo");
    Path voc = convert("yolo", "voc", yolo, "voc");
    assertThat(err.toString()).isEmpty();
    Map<Split, ImageDataset> first = read(bccd, DatasetFormat.VOC);
    Map<Split, ImageDataset> last = read(voc, DatasetFormat.VOC);
    int objects = 0;
    for (Split split : first.keySet()) {
      assertSameObjects(split(last, split), split(first, split), 0);
      objects += split(last, split).truth().annotations().size();
    }
    assertThat(objects).isEqualTo(4888);
    assertThat(Files.readString(voc.resolve("ImageSets/Main/val.txt")))
        .isEqualTo(Files.readString(bccd.resolve("ImageSets/Main/val.txt")));
  }

  @Test
  void realCocoComesBackThroughYoloAndVocButForItsCrowds() throws IOException {
    Path coco128 = realData("coco128");
    Path yolo = convert("coco", "yolo", coco128, "yolo");
    Path voc = convert("yolo", "voc", yolo, "voc");
    Path coco = convert("voc", "coco", voc, "coco");
    assertThat(err.toString())
        .contains("crowds, left out as YOLO has none: 10")
        .contains("segmentations, of which only the boxes are written: 929");
    ImageDataset first = split(read(coco128, DatasetFormat.COCO), Split.ALL);
    ImageDataset last = split(read(coco, DatasetFormat.COCO), Split.TRAIN);
    assertThat(last.truth().annotations()).hasSize(929);
    assertSameObjects(last, first, 1.1e-3);
  }

  @Test
  void picturesAreLinkedUnlessCopiesAreWanted() {
    Path scenes = scenes();
    Path link = folder.resolve("link");
    assertThat(run("convert", "--from", "coco", "--to", "voc", scenes, link)).isZero();
    assertThat(link.resolve("JPEGImages")).isDirectoryContaining(Files::isSymbolicLink);
    Path copy = convert("coco", "voc", scenes, "copy");
    assertThat(copy.resolve("JPEGImages")).isDirectoryNotContaining(Files::isSymbolicLink);
  }

  @Test
  void whatIsThereIsReplacedOnlyByForce() {
    Path scenes = scenes();
    Path voc = convert("coco", "voc", scenes, "voc");
    err.getBuffer().setLength(0);
    assertThat(run("convert", "--from", "coco", "--to", "voc", scenes, voc)).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("fovea convert: " + voc + ": is not empty; --force");
    assertThat(run("convert", "--from", "coco", "--to", "voc", "--force", scenes, voc)).isZero();
  }

  @Test
  void failuresAreOneLineAndStatusOne() throws IOException {
    Path missing = folder.resolve("missing");
    assertThat(run("convert", "--from", "voc", "--to", "coco", missing, folder.resolve("x")))
        .isEqualTo(1);
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.createDirectories(broken.resolve("images"));
    Files.writeString(
        Files.createDirectories(broken.resolve("annotations")).resolve("a.xml"), "<annotation>");
    assertThat(run("convert", "--from", "voc", "--to", "coco", broken, folder.resolve("x")))
        .isEqualTo(1);
    List<String> lines = err.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("fovea convert: " + missing + ": there is no such data set");
    assertThat(lines.get(1)).startsWith("fovea convert: ").contains("a.xml", "line 1", "XML");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void wrongUseIsStatusTwo() {
    assertThat(run("convert", "--from", "voc", folder, folder)).isEqualTo(2);
    assertThat(run("convert", "--from", "voc", "--to", "jpeg", folder, folder)).isEqualTo(2);
    assertThat(run("convert", "--from", "voc", "--to", "coco", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("--to", "jpeg", "OUTPUT_DIR");
  }

  @Test
  void manyWarningsAreCutShort() throws IOException {
    Path voc = folder.resolve("voc");
    Files.createDirectories(voc.resolve("images"));
    Files.createDirectories(voc.resolve("annotations"));
    for (int i = 0; i < 25; i++) {
      Files.writeString(
          voc.resolve("annotations/p" + i + ".xml"),
          "<annotation><size><width>9</width><height>9</height></size></annotation>");
    }
    assertThat(run("convert", "--from", "voc", "--to", "coco", voc, folder.resolve("a"))).isZero();
    assertThat(err.toString().lines()).hasSize(21);
    assertThat(err.toString()).contains("6 more warnings");
    err.getBuffer().setLength(0);
    assertThat(
            run(
                "convert",
                "--all-warnings",
                "--from",
                "voc",
                "--to",
                "coco",
                voc,
                folder.resolve("b")))
        .isZero();
    assertThat(err.toString().lines()).hasSize(26);
  }
}
