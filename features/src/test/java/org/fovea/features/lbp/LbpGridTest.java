package org.fovea.features.lbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;

class LbpGridTest {
  private final Lbp lbp = new Lbp(8, 1, LbpMethod.NON_ROTATION_INVARIANT_UNIFORM);

  @Test
  void eachCellHasTheHistogramOfItsLabels() {
    GrayU8 image = Views.noise(23, 14, 8).getBand(0);
    GrayS32 labels = lbp.labels(image);
    float[] descriptor = new LbpGrid(lbp, 3, 2).descriptor(Views.inside(image));
    assertThat(descriptor).hasSize(2 * 3 * 59);
    // Cell (1, 1) is columns 7..14 and rows 7..13: 8 x 7 pixels.
    for (int label = 0; label < 59; label++) {
      int count = 0;
      for (int y = 7; y < 14; y++) {
        for (int x = 7; x < 15; x++) {
          count += labels.get(x, y) == label ? 1 : 0;
        }
      }
      assertThat(descriptor[(3 + 1) * 59 + label]).isEqualTo(count / 56f);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThat(new LbpGrid(lbp, 1, 1).descriptor(new GrayU8(1, 1))).hasSize(59);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LbpGrid(lbp, 4, 4).descriptor(new GrayU8(5, 3)))
        .withMessageContaining("4 x 4 pixels, got 5 x 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new LbpGrid(lbp, 0, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LbpGrid(new Lbp(17, 2, LbpMethod.DEFAULT), 1, 1))
        .withMessageContaining("65536");
  }
}
