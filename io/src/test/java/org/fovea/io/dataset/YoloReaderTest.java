package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.io.dataset.Samples.picture;
import static org.fovea.io.dataset.Samples.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloReaderTest {
  private static final String YAML = "train: images/train\nnames: [cat, dog]\n";

  private final Path root;
  private final List<String> warnings = new ArrayList<>();

  YoloReaderTest(@TempDir Path root) {
    this.root = root;
  }

  @BeforeEach
  void onePicture() throws IOException {
    picture(root.resolve("images/train/a.png"), 200, 100);
    text(root.resolve("labels/train/a.txt"), "1 0.5 0.5 0.2 0.4\n");
    yaml(YAML);
  }

  private void yaml(String yaml) throws IOException {
    text(root.resolve("data.yaml"), yaml);
  }

  private ImageDataset read() throws IOException {
    return Datasets.read(root, DatasetFormat.YOLO, warnings::add);
  }

  private Annotation object(String line) throws IOException {
    text(root.resolve("labels/train/a.txt"), "\n" + line + "\n");
    return read().annotations(0).get(0);
  }

  @Test
  void fractionsBecomePixelsAndClassesIds() throws IOException {
    ImageDataset data = read();
    assertThat(data.info(0)).isEqualTo(new ImageInfo(1, "images/train/a.png", 200, 100));
    assertThat(data.categories()).containsExactly(new Category(1, "cat"), new Category(2, "dog"));
    assertThat(data.annotations(0))
        .containsExactly(new Annotation(1, 1, 2, new Box(80, 30, 120, 70)));
    assertThat(data.image(0).width).isEqualTo(200);
    assertThat(warnings).isEmpty();
  }

  @Test
  void namesMayBeAMapAndNeedNotLookLikeText() throws IOException {
    yaml("train: [images/train]\nnc: 3\nnames: {1: no, 0: 'null', 2: 1e3}\n");
    assertThat(read().categories()).extracting(Category::name).containsExactly("null", "no", "1e3");
  }

  @Test
  void aPolygonKeepsItsOutline() throws IOException {
    Annotation triangle = object("0 0.1 0.1 0.5 0.1 0.1 0.5");
    assertThat(triangle.box()).isEqualTo(new Box(20, 10, 100, 50));
    assertThat(triangle.area()).isEqualTo(80 * 40 / 2.0);
    assertThat(triangle.segmentation())
        .isInstanceOfSatisfying(
            Polygons.class,
            p -> assertThat(p.rings().get(0)).containsExactly(20, 10, 100, 10, 20, 50));
  }

  @Test
  void roundingOverTheEdgeIsClippedSilentlyAndMoreWithAWarning() throws IOException {
    assertThat(object("0.000 0.0999999 0.5 0.200001 1").box())
        .isEqualTo(new Box(0, 0, 40.00008, 100));
    assertThat(warnings).isEmpty();
    assertThat(object("0 0.1 0.5 0.4 0.2").box()).isEqualTo(new Box(0, 40, 60, 60));
    assertThat(warnings).singleElement().asString().contains("a.txt", "line 2", "sticks out");
  }

  @Test
  void aBoxWithoutAreaIsLeftOut() throws IOException {
    text(root.resolve("labels/train/a.txt"), "0 0.5 0.5 0 0.1\n0 0.5 0.5 0.1 0.1");
    assertThat(read().annotations(0)).hasSize(1);
    assertThat(warnings).singleElement().asString().contains("line 1", "no area");
  }

  @Test
  void aPictureWithoutLabelsHasNoObjects() throws IOException {
    picture(root.resolve("images/train/b.png"), 20, 10);
    assertThat(read().annotations(1)).isEmpty();
    text(root.resolve("labels/train/b.txt"), "");
    assertThat(read().annotations(1)).isEmpty();
  }

  @Test
  void splitsAreFoldersOrLists() throws IOException {
    picture(root.resolve("images/b.png"), 20, 10);
    text(root.resolve("labels/b.txt"), "0 .5 .5 1 1");
    text(root.resolve("lists/val.txt"), "../images/b.png\n");
    yaml("path: /not/here\ntrain: ../images/train\nval: lists/val.txt\ntest:\nnames: [x, y]\n");
    Map<Split, ImageDataset> splits =
        Datasets.readSplits(root, DatasetFormat.YOLO, DatasetReadConfig.defaults(), warnings::add);
    assertThat(splits.keySet()).containsExactly(Split.TRAIN, Split.VAL);
    ImageDataset val = Samples.split(splits, Split.VAL);
    assertThat(val.info(0)).isEqualTo(new ImageInfo(2, "images/b.png", 20, 10));
    assertThat(val.annotations(0).get(0).box()).isEqualTo(new Box(0, 0, 20, 10));
    assertThat(Datasets.readSplit(root, DatasetFormat.YOLO, warnings::add).test().size())
        .isEqualTo(1);
  }

  @Test
  void brokenLabelsNameFileLineAndField() {
    assertLabelsRefused("0 0.5 0.5 0.1", "4 fields", "expected a class and 4 numbers");
    assertLabelsRefused("0 0.5 0.5 0.1 0.1 0.9", "6 fields");
    assertLabelsRefused("2 0.5 0.5 0.1 0.1", "class '2'", "0 to 1");
    assertLabelsRefused("-1 0.5 0.5 0.1 0.1", "class '-1'");
    assertLabelsRefused("0.5 0.5 0.5 0.1 0.1", "class '0.5'");
    assertLabelsRefused("cat 0.5 0.5 0.1 0.1", "class 'cat'");
    assertLabelsRefused("0 100 0.5 0.1 0.1", "field 2", "'100'", "0 to 1");
    assertLabelsRefused("0 0.5 NaN 0.1 0.1", "field 3", "'NaN'");
    assertLabelsRefused("0 0.5 0.5 -0.001 0.1", "size");
    assertLabelsRefused("0 0.5 0.5 0.1 x", "field 5", "'x'");
  }

  private void assertLabelsRefused(String line, String... parts) {
    assertThatThrownBy(() -> object(line))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageStartingWith(root.resolve("labels/train/a.txt") + ": line 2: ")
        .hasMessageContainingAll(parts);
  }

  @Test
  void brokenYamlNamesFileAndField() {
    assertYamlRefused("names: [a", "not well-formed");
    assertYamlRefused("- a\n- b\n", "expected a map");
    assertYamlRefused("", "expected a map");
    assertYamlRefused("names: [a]\n", "train, val or test");
    assertYamlRefused("train: images/train\n", "names: is missing");
    assertYamlRefused(
        "train: images/train\nnames: {0: a, 2: b}\n", "names", "line 2", "no key 1", "0 to 1");
    assertYamlRefused("train: images/train\nnames: {0: a, 0: b}\n", "'0' is there twice");
    assertYamlRefused("train: images/train\nnames: {x: a}\n", "no key 0");
    assertYamlRefused("train: images/train\nnames: [[a]]\n", "names[0]", "a list");
    assertYamlRefused(YAML + "nc: 5\n", "nc", "got 5, expected 2");
    assertYamlRefused("train: nowhere\nnames: [a]\n", "train", "'nowhere'");
    assertYamlRefused("train: {a: b}\nnames: [a]\n", "train", "a map");
    assertYamlRefused("train: \"a\\0b\"\nnames: [a]\n", "train", "name of a file");
  }

  @Test
  void yamlThatGrowsIsRefused() {
    assertYamlRefused("x: " + "[".repeat(100_000), "");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
    }
    assertYamlRefused(bomb + "names: *a59\ntrain: images/train\n", "");
    assertYamlRefused("names: &a [*a]\ntrain: images/train\n", "");
  }

  private void assertYamlRefused(String yaml, String... parts) {
    assertThatThrownBy(
            () -> {
              yaml(yaml);
              read();
            })
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageStartingWith(root.resolve("data.yaml") + ": ")
        .hasMessageContainingAll(parts);
  }

  @Test
  void aDataSetWithoutLabelsOrYamlIsRefused(@TempDir Path empty) throws IOException {
    assertThatThrownBy(() -> Datasets.read(empty, DatasetFormat.YOLO, warnings::add))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("no data.yaml");
    picture(empty.resolve("images/a.png"), 5, 5);
    text(empty.resolve("coco.yaml"), "train: images\nnames: [a]");
    assertThatThrownBy(() -> Datasets.read(empty, DatasetFormat.YOLO, warnings::add))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContainingAll("none of its 1 pictures has labels", "labels/a.txt");
  }
}
