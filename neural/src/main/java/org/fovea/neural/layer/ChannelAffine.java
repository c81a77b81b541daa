package org.fovea.neural.layer;

import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code scale * x + shift} for each channel: what batch normalisation does in evaluation mode, and
 * what can be folded into the convolution before it.
 *
 * @param scale {@code [C]}
 * @param shift {@code [C]}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, compared by nobody.
public record ChannelAffine(double[] scale, double[] shift) {
  /**
   * The weight of a convolution whose results are scaled.
   *
   * @param weight {@code [C, ...]}
   * @return a new tensor of that shape, each value rounded once
   */
  Tensor foldedWeight(Tensor weight) {
    float[] folded = weight.data().clone();
    int each = folded.length / scale.length;
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) (folded[i] * scale[i / each]);
    }
    return Tensor.of(folded, weight.shape());
  }

  /**
   * The bias of a convolution whose results are scaled and shifted.
   *
   * @param bias {@code [C]}, or null for 0
   * @return {@code [C]}, each value rounded once
   */
  Tensor foldedBias(@Nullable Tensor bias) {
    float[] folded = new float[shift.length];
    for (int c = 0; c < folded.length; c++) {
      double before = bias == null ? 0 : bias.data()[c];
      folded[c] = (float) (before * scale[c] + shift[c]);
    }
    return Tensor.of(folded, folded.length);
  }
}
