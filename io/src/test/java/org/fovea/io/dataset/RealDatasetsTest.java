package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fovea.io.RealData;
import org.fovea.metrics.detection.Category;
import org.junit.jupiter.api.Test;

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
}
