package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.io.dataset.Samples.object;
import static org.fovea.io.dataset.Samples.picture;
import static org.fovea.io.dataset.Samples.text;
import static org.fovea.io.dataset.Samples.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private final Path root;
  private final List<String> warnings = new ArrayList<>();

  DatasetsTest(@TempDir Path root) {
    this.root = root;
  }

  private TrainTest readSplit() throws IOException {
    return Datasets.readSplit(root, DatasetFormat.VOC, warnings::add);
  }

  private void pictures(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String stem = "p" + (char) ('a' + i);
      picture(root.resolve("JPEGImages/" + stem + ".png"), 100, 80);
      text(
          root.resolve("Annotations/" + stem + ".xml"),
          voc(stem + ".png", object("c" + i, 1, 1, 9, 9)));
    }
  }

  private void list(String split, String... stems) throws IOException {
    text(root.resolve("ImageSets/Main/" + split + ".txt"), String.join("\n", stems));
  }

  private static List<String> names(ImageDataset data) {
    return data.truth().images().stream().map(ImageInfo::fileName).toList();
  }

  @Test
  void everyFifthPictureIsTheTestSplitWhereThereIsNone() throws IOException {
    pictures(11);
    TrainTest data = readSplit();
    assertThat(names(data.test())).containsExactly("pe.png", "pj.png");
    assertThat(data.train().size()).isEqualTo(9);
    assertThat(data.train().categories()).hasSize(11).isEqualTo(data.test().categories());
    list("train", "pa", "pb", "pc", "pd", "pf", "pg");
    assertThat(names(readSplit().test())).containsExactly("pf.png");
  }

  @Test
  void valStandsInForTest() throws IOException {
    pictures(3);
    list("train", "pa");
    list("val", "pb");
    assertThat(names(readSplit().test())).containsExactly("pb.png");
    list("test", "pc");
    assertThat(names(readSplit().test())).containsExactly("pc.png");
  }

  @Test
  void picturesInBothSplitsAreTold() throws IOException {
    pictures(3);
    list("train", "pa", "pb");
    list("test", "pb", "pc");
    readSplit();
    assertThat(warnings).singleElement().asString().contains("1 pictures are in the train and");
  }

  @Test
  void aSplitWithoutPicturesIsRefused() throws IOException {
    pictures(3);
    assertThatThrownBy(this::readSplit)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("3 pictures to train on and 0 to test on");
    list("test", "pa");
    assertThatThrownBy(this::readSplit).hasMessageContaining("no train split, only [TEST]");
  }

  @Test
  void twoImagesOfOneIdAreRefused() {
    ImageInfo image = new ImageInfo(1, "a.png", 5, 5);
    assertThatThrownBy(
            () ->
                new ImageDataset(
                    new DetectionDataset(List.of(), List.of(image, image), List.of()), root))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id 1");
  }
}
