package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.io.dataset.Samples.picture;
import static org.fovea.io.dataset.Samples.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.coco.CocoFormatException;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoLayoutTest {
  private final Path root;
  private final List<String> warnings = new ArrayList<>();

  CocoLayoutTest(@TempDir Path root) {
    this.root = root;
  }

  private ImageDataset read(Path input) throws IOException {
    return Datasets.read(input, DatasetFormat.COCO, warnings::add);
  }

  /** One picture of 20 x 10 pixels with a box that sticks out. */
  private static String json(long id, String file) {
    return """
        {"images": [{"id": %d, "file_name": "%s", "width": 20, "height": 10}],
         "categories": [{"id": 7, "name": "cat"}],
         "annotations": [{"id": 3, "image_id": %d, "category_id": 7, "bbox": [1.5, 2, 30, 4]}]}
        """
        .formatted(id, file, id);
  }

  @Test
  void oneFileAndAFolderOfImages() throws IOException {
    Path file = text(root.resolve("instances.json"), json(42, "sub/a.png"));
    picture(root.resolve("images/sub/a.png"), 20, 10);
    for (Path input : List.of(root, file)) {
      ImageDataset data = read(input);
      assertThat(data.info(0)).isEqualTo(new ImageInfo(42, "sub/a.png", 20, 10));
      assertThat(data.annotations(0))
          .containsExactly(new Annotation(3, 42, 7, Box.ofXywh(1.5, 2, 30, 4)));
      assertThat(data.image(0).width).isEqualTo(20);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void oneFileForEachSplitWithItsFolder() throws IOException {
    text(root.resolve("annotations/instances_train2017.json"), json(1, "a.png"));
    text(root.resolve("annotations/instances_val2017.json"), json(2, "b.png"));
    text(root.resolve("annotations/captions_val2017.json"), "[]");
    picture(root.resolve("train2017/a.png"), 20, 10);
    picture(root.resolve("images/val/b.png"), 20, 10);
    TrainTest data = Datasets.readSplit(root, DatasetFormat.COCO, warnings::add);
    assertThat(data.train().file(0)).isEqualTo(root.resolve("train2017/a.png"));
    assertThat(data.test().file(0)).isEqualTo(root.resolve("images/val/b.png"));
    assertThat(warnings).isEmpty();
    assertThatThrownBy(() -> read(root)).hasMessageContaining("several annotation files");
    assertThat(read(root.resolve("annotations/instances_val2017.json")).info(0).id()).isEqualTo(2);
  }

  @Test
  void aMissingPictureIsLeftOutOrItsAnnotationsKept() throws IOException {
    text(root.resolve("instances.json"), json(1, "a.png"));
    assertThat(read(root).size()).isZero();
    assertThat(read(root).truth().annotations()).isEmpty();
    assertThat(warnings.get(0)).contains("a.png", "no such picture", "left out");
    ImageDataset kept =
        Datasets.read(
            root,
            DatasetFormat.COCO,
            DatasetReadConfig.defaults().withKeepMissing(true),
            warnings::add);
    assertThat(kept.truth().annotations()).hasSize(1);
    assertThatThrownBy(() -> kept.image(0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.png");
  }

  @Test
  void thePicturesOwnSizeCounts() throws IOException {
    text(root.resolve("instances.json"), json(1, "a.png"));
    picture(root.resolve("images/a.png"), 30, 10);
    assertThat(read(root).info(0).width()).isEqualTo(30);
    assertThat(warnings).singleElement().asString().contains("image 1", "20 x 10", "30 x 10");
  }

  @Test
  void aFlawedAnnotationIsToldAndABrokenFileRefused() throws IOException {
    Path file =
        text(
            root.resolve("instances.json"),
            json(1, "a.png").replace("\"category_id\": 7", "\"category_id\": 8"));
    picture(root.resolve("images/a.png"), 20, 10);
    assertThat(read(root).annotations(0)).isEmpty();
    assertThat(warnings).singleElement().asString().contains("annotations[0]", "8");
    text(file, json(1, "a.png").substring(0, 100));
    assertThatThrownBy(() -> read(root)).isInstanceOf(CocoFormatException.class);
    text(file, json(1, ".."));
    assertThatThrownBy(() -> read(root))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContainingAll("image 1", "file_name", "'..'");
    Files.delete(file);
    assertThatThrownBy(() -> read(root))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("expected one annotation file");
  }

  @Test
  void aJpegThatBreaksOffIsToldAndReadAsFarAsItGoes() throws IOException {
    text(root.resolve("instances.json"), json(1, "a.jpg"));
    Path picture = picture(root.resolve("images/a.jpg"), 20, 10);
    byte[] bytes = Files.readAllBytes(picture);
    Files.write(picture, java.util.Arrays.copyOf(bytes, bytes.length - 4));
    ImageDataset data = read(root);
    assertThat(warnings).singleElement().asString().contains("a.jpg", "breaks off");
    assertThat(data.image(0).height).isEqualTo(10);
  }
}
