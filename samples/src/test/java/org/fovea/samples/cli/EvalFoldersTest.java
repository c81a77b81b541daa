package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.DatasetWriteConfig;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.dataset.Split;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.voc.VocEvaluator;
import org.fovea.metrics.voc.VocParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Folders of VOC and YOLO give the numbers of what is in them. */
class EvalFoldersTest {
  private static final int SIZE = 200;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;
  private final List<Annotation> truths = new ArrayList<>();
  private final List<Detection> found = new ArrayList<>();
  private DetectionDataset data = new DetectionDataset(List.of(), List.of(), List.of());

  EvalFoldersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Boxes of whole pixels, and by eighths of the picture, so that text holds them exactly. */
  @BeforeEach
  void make() {
    Random random = new Random(4);
    List<Category> categories = List.of(new Category(1, "cat"), new Category(2, "traffic light"));
    List<ImageInfo> images = new ArrayList<>();
    for (int image = 1; image <= 12; image++) {
      images.add(new ImageInfo(image, "p" + (100 + image) + ".png", SIZE, SIZE));
      for (int k = 1 + random.nextInt(3); k > 0; k--) {
        int category = 1 + random.nextInt(2);
        Box box = box(random);
        boolean difficult = random.nextInt(4) == 0;
        truths.add(
            new Annotation(
                truths.size() + 1, image, category, box, box.area(), false, difficult, null));
        for (Box near : new Box[] {box, box(random)}) {
          found.add(new Detection(image, category, near, random.nextInt(20) / 20.0));
        }
      }
    }
    data = new DetectionDataset(categories, images, truths);
  }

  private static Box box(Random random) {
    return Box.ofXywh(
        25 * random.nextInt(3), 25 * random.nextInt(3), 50 + 25 * random.nextInt(3), 100);
  }

  private static Path writePicture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    javax.imageio.ImageIO.write(
        new java.awt.image.BufferedImage(SIZE, SIZE, java.awt.image.BufferedImage.TYPE_BYTE_GRAY),
        "png",
        file.toFile());
    return file;
  }

  private Path writeTruth(DatasetFormat format) throws IOException {
    for (ImageInfo image : data.images()) {
      writePicture(folder.resolve("pictures").resolve(image.fileName()));
    }
    Path to = folder.resolve("truth");
    Datasets.write(
        Map.of(Split.VAL, new ImageDataset(data, folder.resolve("pictures"))),
        to,
        format,
        DatasetWriteConfig.defaults(),
        warning -> {});
    return to;
  }

  private Path writeVoc() throws IOException {
    Path to = Files.createDirectories(folder.resolve("found"));
    for (Category category : data.categories()) {
      StringBuilder lines = new StringBuilder();
      for (Detection d : found) {
        if (d.categoryId() == category.id()) {
          Box b = d.box();
          lines.append(
              "p%d %s %s %s %s %s%n"
                  .formatted(100 + d.imageId(), d.score(), b.x1() + 1, b.y1() + 1, b.x2(), b.y2()));
        }
      }
      Files.writeString(to.resolve("comp4_det_val_" + category.name() + ".txt"), lines);
    }
    return to;
  }

  private Path writeYolo() throws IOException {
    Path to = folder.resolve("found");
    Files.createDirectories(to.resolve("labels"));
    for (Detection d : found) {
      Box b = d.box();
      Files.writeString(
          to.resolve("labels/p" + (100 + d.imageId()) + ".txt"),
          "%d %s %s %s %s %s%n"
              .formatted(
                  d.categoryId() - 1,
                  (b.x1() + b.x2()) / 2 / SIZE,
                  (b.y1() + b.y2()) / 2 / SIZE,
                  b.width() / SIZE,
                  b.height() / SIZE,
                  d.score()),
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    }
    return to;
  }

  private int eval(Path truth, Path detections, String... more) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return fovea.execute(
        Stream.concat(
                Stream.of("eval", "--gt", "" + truth, "--dt", "" + detections), Stream.of(more))
            .toArray(String[]::new));
  }

  private double averagePrecision() {
    assertThat(out.toString()).as(err.toString()).startsWith("AP");
    return Double.parseDouble(out.toString().lines().toList().get(1).split(",", -1)[0]);
  }

  private double coco() {
    return CocoEvaluator.evaluate(data, found, CocoParams.defaults()).get("AP");
  }

  private double voc(VocParams params) {
    return VocEvaluator.evaluate(data, DetectionTable.of(found), params).meanAveragePrecision();
  }

  @Test
  void vocsFoldersByVocsRules() throws IOException {
    Path truth = writeTruth(DatasetFormat.VOC);
    Path detections = writeVoc();
    assertThat(eval(truth, detections, "--protocol", "voc07", "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(voc(VocParams.voc2007()));
    assertThat(eval(truth, detections, "--protocol", "voc10", "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(voc(VocParams.voc2010()));
    assertThat(err.toString()).isEqualTo("fovea eval: " + truth + ": val, 12 pictures\n");
    assertThat(eval(truth, detections, "--format", "csv", "--errors")).isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
  }

  @Test
  void yolosFolders() throws IOException {
    Path truth = writeTruth(DatasetFormat.YOLO);
    Path detections = writeYolo();
    assertThat(eval(truth, detections, "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
    assertThat(eval(truth.resolve("data.yaml"), detections.resolve("labels"), "--format", "csv"))
        .isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
  }

  @Test
  void foldersAndJsonMayBeMixed() throws IOException {
    Path json = folder.resolve("results.json");
    CocoWriter.writeResults(json, found);
    Path instances = folder.resolve("instances.json");
    CocoWriter.writeInstances(instances, data);
    assertThat(eval(writeTruth(DatasetFormat.VOC), json, "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
    assertThat(eval(instances, writeYolo(), "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
  }

  @Test
  void whatCannotBeRightIsToldWithItsLineOrSkipped() throws IOException {
    Path truth = writeTruth(DatasetFormat.VOC);
    Path detections = writeVoc();
    Path cats = detections.resolve("comp4_det_val_cat.txt");
    Files.writeString(cats, "p999 0.5 1 1 20 20\n" + Files.readString(cats) + "p101 0.5 1 1 20\n");
    Files.writeString(detections.resolve("comp4_det_val_boat.txt"), "");
    assertThat(eval(truth, detections)).isEqualTo(1);
    assertThat(err.toString())
        .contains("comp4_det_val_boat.txt: the truth has no class 'boat', the file is passed over")
        .endsWith("comp4_det_val_cat.txt: line 1: no picture of the truth is named 'p999'\n");
    assertThat(eval(truth, detections, "--lenient", "--format", "csv")).isZero();
    assertThat(averagePrecision()).isEqualTo(coco());
    assertThat(err.toString())
        .contains("expected a picture, a score and 4 edges", "2 lines skipped");
  }

  @Test
  void wrongUseIsRefused() throws IOException {
    Path truth = writeTruth(DatasetFormat.VOC);
    Path detections = writeVoc();
    assertThat(eval(truth, detections, "--iou-type", "segm")).isEqualTo(2);
    assertThat(eval(truth, detections, "--strict")).isEqualTo(2);
    assertThat(eval(folder, detections)).isEqualTo(1);
    assertThat(err.toString()).contains("holds neither VOC's Annotations nor YOLO's data.yaml");
    assertThat(eval(truth, detections, "--split", "train")).isEqualTo(1);
    assertThat(err.toString()).contains("has no such split, only [VAL]");
    assertThat(eval(truth, folder.resolve("pictures"))).isEqualTo(1);
    assertThat(err.toString()).contains("holds no .txt file");
  }
}
