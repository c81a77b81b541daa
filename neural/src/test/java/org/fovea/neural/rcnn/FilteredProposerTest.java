package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class FilteredProposerTest {
  @Test
  void keepsTheFirstOfOrdinaryShape() {
    List<Box> proposals =
        List.of(
            Box.ofXywh(0, 0, 7.9, 20),
            Box.ofXywh(0, 0, 8, 20),
            Box.ofXywh(0, 0, 60, 20),
            Box.ofXywh(0, 0, 20, 61),
            Box.ofXywh(5, 5, 10, 10),
            Box.ofXywh(9, 9, 10, 10));
    assertThat(new FilteredProposer(image -> proposals, 8, 3, 3).propose(Images.rgb(90, 90)))
        .containsExactly(proposals.get(1), proposals.get(2), proposals.get(4));
  }
}
