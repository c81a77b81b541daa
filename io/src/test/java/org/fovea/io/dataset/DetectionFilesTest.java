package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionFilesTest {
  private static final DetectionDataset TRUTH =
      new DetectionDataset(
          List.of(new Category(7, "dog"), new Category(3, "traffic light")),
          List.of(
              new ImageInfo(10, "images/a/x.y.png", 100, 200),
              new ImageInfo(11, "images/b/x.y.png", 100, 200),
              new ImageInfo(12, "images/b/z.jpg", 100, 200)),
          List.of());

  private final Path folder;
  private final List<String> warnings = new ArrayList<>();

  DetectionFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private DetectionTable read(DatasetFormat format) throws IOException {
    return DetectionFiles.read(folder, format, TRUTH, null, warnings::add);
  }

  @Test
  void vocsPixelsBecomeEdges() throws IOException {
    write("comp4_det_test_traffic light.txt", "z 0.5 1 11.5 20 30\n\n");
    write("comp4_det_test_cow.txt", "z 0.5 1 11 20 30\n");
    write("notes.txt", "nothing");
    assertThat(read(DatasetFormat.VOC).toList())
        .containsExactly(new Detection(12, 3, new Box(0, 10.5, 20, 30), 0.5));
    assertThat(warnings).singleElement().asString().contains("no class 'cow'");
  }

  @Test
  void yolosFractionsBecomePixels() throws IOException {
    write("labels/z.txt", "0 0.5 0.5 0.25 0.5 0.75\n1.0 0.5 0.5 1 1 1e-3\n");
    write("labels/images/a/x.y.txt", "1 0.5 0.5 0.5 0.5 0.25");
    assertThat(read(DatasetFormat.YOLO).toList())
        .containsExactly(
            new Detection(10, 7, Box.ofXywh(25, 50, 50, 100), 0.25),
            new Detection(12, 3, Box.ofXywh(37.5, 50, 25, 100), 0.75),
            new Detection(12, 7, Box.ofXywh(0, 0, 100, 200), 1e-3));
  }

  @Test
  void namesOfSeveralPicturesNeedTheirFolder() throws IOException {
    write("x.y.txt", "1 0.5 0.5 0.5 0.5 0.25");
    assertThatThrownBy(() -> read(DatasetFormat.YOLO))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("no picture of the truth is named 'x.y'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0.5 0.5 0.5 0.5",
        "2 0.5 0.5 0.5 0.5 0.5",
        "0.5 0.5 0.5 0.5 0.5 0.5",
        "0 0.5 0.5 0.5 0.5 NaN",
        "0 0.5 x 0.5 0.5 0.5",
        "0 0.5 0.5 -0.5 0.5 0.5"
      })
  void linesThatCannotBeRightAreNamedOrLeftOut(String line) throws IOException {
    write("z.txt", "0 0.5 0.5 0.25 0.5 0.75\n" + line);
    assertThatThrownBy(() -> read(DatasetFormat.YOLO))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("z.txt: line 2");
    List<String> flaws = new ArrayList<>();
    DetectionTable table =
        DetectionFiles.read(folder, DatasetFormat.YOLO, TRUTH, flaws::add, warnings::add);
    assertThat(table.size()).isEqualTo(1);
    assertThat(flaws).hasSize(1);
  }

  @Test
  void foldersWithoutResultsAreRefused() {
    assertThatThrownBy(() -> read(DatasetFormat.VOC)).hasMessageContaining("no result file of VOC");
    assertThatThrownBy(() -> read(DatasetFormat.YOLO)).hasMessageContaining("no .txt file");
    assertThatThrownBy(() -> read(DatasetFormat.COCO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got COCO");
  }
}
