package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.jspecify.annotations.Nullable;

/**
 * The weight and bias of a convolution, and the forms that its ways of computing need, each made
 * when it is first asked for. Threads may share it.
 */
final class ConvWeights {
  private final float[] weight;
  private final float @Nullable [] bias;
  private PackedMatrix @Nullable [] groups;
  private PackedMatrix @Nullable [] winograd;
  private @Nullable PanelMatrix pixelRows;

  ConvWeights(float[] weight, float @Nullable [] bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** [outC, C / groups, kH, kW]. */
  float[] weight() {
    return weight;
  }

  float @Nullable [] bias() {
    return bias;
  }

  /** For each group its filters as rows, beginning with the bias. */
  synchronized PackedMatrix[] groups(ConvGeometry g) {
    PackedMatrix[] packed = groups;
    if (packed == null) {
      packed = new PackedMatrix[g.groups()];
      int rows = g.groupOut();
      for (int i = 0; i < packed.length; i++) {
        packed[i] =
            Kernels.active()
                .pack(
                    Matrix.of(weight, i * rows * g.depth(), rows, g.depth()),
                    bias == null ? null : Arrays.copyOfRange(bias, i * rows, (i + 1) * rows));
      }
      groups = packed;
    }
    return packed;
  }

  /** The transformed weights for {@link WinogradConvolution}. */
  synchronized PackedMatrix[] winograd(ConvGeometry g) {
    PackedMatrix[] packed = winograd;
    if (packed == null) {
      packed = WinogradWeights.pack(weight, g.outChannels, g.channels);
      winograd = packed;
    }
    return packed;
  }

  /** The weights for {@link PixelRowConvolution}. */
  synchronized PanelMatrix pixelRows(ConvGeometry g) {
    PanelMatrix packed = pixelRows;
    if (packed == null) {
      packed = PixelRowConvolution.pack(weight, g);
      pixelRows = packed;
    }
    return packed;
  }
}
