package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourcesTest {
  @ParameterizedTest
  @CsvSource({
    "data.yaml,YOLO",
    "annotations/instances_train.json,COCO",
    "instances.json.gz,COCO",
    "Annotations/000001.xml,VOC",
    "annotations/raccoon-1.xml,VOC",
  })
  void theFilesTellTheFormat(String file, DatasetFormat format, @TempDir Path folder)
      throws Exception {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createFile(path);
    assertThat(DataSources.guessFormat(folder)).contains(format);
  }

  @Test
  void otherFilesDoNot(@TempDir Path folder) throws Exception {
    Files.createFile(folder.resolve("notes.txt"));
    assertThat(DataSources.guessFormat(folder)).isEmpty();
    assertThatThrownBy(() -> DataSources.guessFormat(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void quickScenesAreTheFirstOfAll() {
    ComparisonData quick = DataSources.scenes(3, true);
    assertThat(quick.train().size()).isEqualTo(40);
    assertThat(quick.test().size()).isEqualTo(20);
    assertThat(quick.trainLabels().annotations())
        .isEqualTo(Labels.of(SceneDataset.train(40, 3)).annotations());
  }

  @Test
  void picturesThatCannotBeReadAreLeftOut(@TempDir Path folder) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("JPEGImages"));
    Path annotations = Files.createDirectories(folder.resolve("Annotations"));
    SceneDataset scenes = SceneDataset.train(6, 1);
    for (int i = 0; i < 6; i++) {
      org.fovea.io.image.ImageFiles.write(scenes.image(i), pictures.resolve(i + ".png"));
      Files.writeString(
          annotations.resolve(i + ".xml"),
          """
          <annotation><filename>%d.png</filename>
          <size><width>480</width><height>360</height><depth>3</depth></size>
          <object><name>sign</name>
          <bndbox><xmin>10</xmin><ymin>10</ymin><xmax>60</xmax><ymax>60</ymax></bndbox></object>
          </annotation>
          """
              .formatted(i));
    }
    byte[] whole = Files.readAllBytes(pictures.resolve("2.png"));
    Files.write(pictures.resolve("2.png"), java.util.Arrays.copyOf(whole, whole.length / 2));

    ComparisonData data = DataSources.files(folder, DatasetFormat.VOC, false, Progress.NONE);
    assertThat(data.train().size() + data.test().size()).isEqualTo(5);
    assertThat(data.problems()).anyMatch(p -> p.contains("2.png") && p.contains("left out"));
  }
}
