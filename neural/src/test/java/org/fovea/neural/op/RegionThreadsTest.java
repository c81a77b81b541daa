package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Results and gradients have the same bits whatever the number of threads. */
class RegionThreadsTest {
  private static final Tensor ROIS =
      Tensor.of(
          new float[] {0, 1, 1, 9.5f, 7, 1, 0, 2, 15, 15.25f, 0, 6, 6, 6.4f, 6.3f, 1, -3, 4, 8, 20},
          4,
          5);

  @Test
  void roiAlign() {
    RoiAlignConfig config = RoiAlignConfig.of(7, 7).withSpatialScale(0.5);
    SameBits.check(in -> RoiAlign.roiAlign(in.get(0), ROIS, config), new int[] {2, 37, 8, 9});
  }

  @Test
  void roiPool() {
    SameBits.check(in -> RoiPool.roiPool(in.get(0), ROIS, 3, 4, 0.5), new int[] {2, 65, 8, 9});
  }

  @Test
  void positionSensitive() {
    RoiAlignConfig config = RoiAlignConfig.of(3, 4).withSpatialScale(0.5);
    SameBits.check(in -> PsRoiAlign.psRoiAlign(in.get(0), ROIS, config), new int[] {2, 2400, 4, 4});
    SameBits.check(
        in -> PsRoiPool.psRoiPool(in.get(0), ROIS, 3, 4, 0.25), new int[] {2, 2400, 4, 4});
  }

  @Test
  void deformConv2d() {
    // Several pieces of output pixels and several blocks of channels, in two groups each.
    Conv2dConfig config = Conv2dConfig.defaults().withPadding(1).withGroups(2);
    SameBits.check(
        in ->
            DeformConv2d.deformConv2d(
                in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), config),
        new int[] {2, 88, 13, 17},
        new int[] {2, 36, 13, 17},
        new int[] {2, 18, 13, 17},
        new int[] {6, 44, 3, 3},
        new int[] {6});
  }
}
