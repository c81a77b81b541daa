package org.fovea.neural.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Equation 2 of U-Net's paper. */
class BorderWeightsTest {
  /** border-weights.txt is written by golden/segmenters-extra.py with SciPy's distances. */
  @Test
  void equalsTheEquationWithSciPysDistances() throws Exception {
    List<double[]> golden = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("border-weights.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .forEach(golden::add);
    }
    GrayU8 labels = new GrayU8((int) golden.get(0)[0], (int) golden.get(0)[1]);
    for (int i = 0; i < labels.data.length; i++) {
      labels.data[i] = (byte) golden.get(1)[i];
    }
    Tensor weights = BorderWeights.paper().of(labels);
    for (int i = 0; i < labels.data.length; i++) {
      // Distances and weights are rounded to float.
      assertThat((double) weights.data()[i]).isCloseTo(golden.get(2)[i], within(2e-5));
    }
  }

  @Test
  void withoutASecondCellOnlyTheClassesCount() {
    GrayU8 labels = new GrayU8(4, 2);
    labels.data[0] = 1;
    labels.data[7] = (byte) 255;
    assertThat(BorderWeights.paper().of(labels).data())
        .containsExactly(3.5f, 7 / 12f, 7 / 12f, 7 / 12f, 7 / 12f, 7 / 12f, 7 / 12f, 0);
    assertThat(new BorderWeights(10, 5, false).of(new GrayU8(2, 1)).data()).containsExactly(1, 1);
    GrayU8 all = new GrayU8(3, 1);
    Arrays.fill(all.data, (byte) 1);
    assertThat(BorderWeights.paper().of(all).data()).containsExactly(0.5f, 0.5f, 0.5f);
  }
}
