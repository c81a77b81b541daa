package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GeneralizedRcnnTransformTest {
  private static final GeneralizedRcnnTransformConfig CONFIG =
      GeneralizedRcnnTransformConfig.of(20, 40);

  @Test
  void picturesOfDifferentExtentsShareAFrame() {
    GeneralizedRcnnTransform.Batch batch =
        new GeneralizedRcnnTransform(CONFIG)
            .batch(
                List.of(
                    Tensor.zeros(3, 10, 30),
                    Tensor.zeros(3, 12, 6),
                    Tensor.zeros(3, 11, 31),
                    Tensor.zeros(3, 13, 6)));
    // GeneralizedRCNNTransform(20, 40, ...) of torchvision 0.14.1 on zeros of these extents.
    assertThat(batch.sizes())
        .containsExactly(new Size(13, 40), new Size(40, 20), new Size(14, 39), new Size(40, 18));
    assertThat(batch.images().shape().toArray()).containsExactly(4, 3, 64, 64);
  }

  @Test
  void trainingDrawsTheShorterSide() {
    GeneralizedRcnnTransform transform =
        new GeneralizedRcnnTransform(CONFIG.withMinSizes(List.of(10, 20)));
    List<Tensor> picture = List.of(Tensor.zeros(3, 10, 10));
    Random random = new Random(1);
    assertThat(transform.batch(picture).sizes()).containsExactly(new Size(20, 20));
    assertThat(
            random
                .ints(20)
                .mapToObj(seed -> transform.batch(picture, new Random(seed)).sizes().get(0))
                .distinct())
        .containsExactlyInAnyOrder(new Size(10, 10), new Size(20, 20));
  }

  @Test
  void boxesAndKeypointsGoThereAndBack() {
    Size before = new Size(10, 20);
    Size after = new Size(40, 40);
    Tensor boxes = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4);
    Tensor resized = Boxes.resize(boxes, before, after);
    assertThat(resized.data()).containsExactly(2, 8, 6, 16);
    assertThat(Boxes.resize(resized, after, before).data()).containsExactly(boxes.data());
    Tensor points = Tensor.of(new float[] {1, 2, 1}, 1, 1, 3);
    assertThat(KeypointHeatmaps.resize(points, before, after).data()).containsExactly(2, 8, 1);
  }
}
