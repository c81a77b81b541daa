package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fovea.io.RealData;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDatasetsTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void bloodCellsComeInTheirSplits() throws IOException {
    TrainTest data = Datasets.readSplit(RealData.folder("bccd"), DatasetFormat.VOC, warnings::add);
    assertThat(data.train().categories())
        .extracting(Category::name)
        .containsExactly("Platelets", "RBC", "WBC");
    assertThat(data.train().size()).isEqualTo(205);
    assertThat(data.test().size()).isEqualTo(72);
    assertThat(warnings).isEmpty();
    assertThat(
            Datasets.read(RealData.folder("bccd"), DatasetFormat.VOC, warnings::add)
                .truth()
                .annotations())
        .hasSize(4888);
  }

  @Test
  void everyFifthRaccoonIsForTesting() throws IOException {
    TrainTest data =
        Datasets.readSplit(RealData.folder("raccoon"), DatasetFormat.VOC, warnings::add);
    assertThat(data.train().size()).isEqualTo(160);
    assertThat(data.test().size()).isEqualTo(40);
    assertThat(data.train().truth().annotations().size() + data.test().truth().annotations().size())
        .isEqualTo(217);
    assertThat(warnings).isEmpty();
  }

  @Test
  void cocoHasItsPublishedCounts() throws IOException {
    ImageDataset data =
        Datasets.read(RealData.folder("coco128"), DatasetFormat.COCO, warnings::add);
    assertThat(data.size()).isEqualTo(128);
    assertThat(data.truth().annotations()).hasSize(939);
    assertThat(data.categories()).hasSize(80);
    assertThat(warnings).isEmpty();
  }

  /** The YOLO labels beside the JSON are another program's reading of the same annotations. */
  @Test
  void yoloLabelsOfOthersAgreeWithTheJson(@TempDir Path folder) throws IOException {
    Path source = RealData.folder("coco128");
    copy(source.resolve("images"), folder.resolve("images"));
    copy(source.resolve("labels_yolo"), folder.resolve("labels"));
    ImageDataset coco = Datasets.read(source, DatasetFormat.COCO, warnings::add);
    List<String> names = coco.categories().stream().map(c -> '"' + c.name() + '"').toList();
    Samples.text(folder.resolve("data.yaml"), "train: images\nnames: " + names + "\n");
    ImageDataset yolo = Datasets.read(folder, DatasetFormat.YOLO, warnings::add);
    assertThat(yolo.size()).isEqualTo(coco.size());
    Map<String, Integer> cocoIndex = new HashMap<>();
    for (int i = 0; i < coco.size(); i++) {
      cocoIndex.put(coco.info(i).fileName(), i);
    }
    int objects = 0;
    for (int i = 0; i < yolo.size(); i++) {
      int same = cocoIndex.getOrDefault(yolo.info(i).fileName().replace("images/", ""), -1);
      List<Annotation> expected = coco.annotations(same).stream().filter(a -> !a.crowd()).toList();
      List<Annotation> actual = yolo.annotations(i);
      for (Annotation a : actual) {
        assertThat(expected)
            .as("%s of %s", a, yolo.info(i))
            .anyMatch(e -> name(coco, e).equals(name(yolo, a)) && near(e.box(), a.box()));
      }
      objects += actual.size();
    }
    assertThat(objects).isEqualTo(929);
    assertThat(warnings).isEmpty();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(file.getFileName()));
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

  /** The labels have six decimals, so edges are good to 640 * 1e-6 pixels. */
  private static boolean near(Box a, Box b) {
    return Math.abs(a.x1() - b.x1()) < 1e-3
        && Math.abs(a.y1() - b.y1()) < 1e-3
        && Math.abs(a.x2() - b.x2()) < 1e-3
        && Math.abs(a.y2() - b.y2()) < 1e-3;
  }
}
