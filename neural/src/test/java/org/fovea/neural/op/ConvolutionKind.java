package org.fovea.neural.op;

import java.util.Random;
import org.fovea.neural.tensor.Tensor;

/** A convolution for each way of computing one, with several pieces of work. */
@SuppressWarnings("ImmutableEnumChecker") // Never changed, handed out as copies.
enum ConvolutionKind {
  WINOGRAD(
      new int[] {18, 30, 29}, new int[] {90, 18, 3, 3}, Conv2dConfig.defaults().withPadding(1)),
  WINOGRAD_BY_ROWS(
      new int[] {16, 118, 61}, new int[] {17, 16, 3, 3}, Conv2dConfig.defaults().withPadding(1)),
  STRIDED(
      new int[] {20, 61, 59},
      new int[] {90, 20, 3, 3},
      Conv2dConfig.defaults().withStride(2).withPadding(1)),
  POINTWISE(new int[] {37, 43, 47}, new int[] {130, 37, 1, 1}, Conv2dConfig.defaults()),
  GROUPED(
      new int[] {24, 17, 19},
      new int[] {96, 12, 3, 3},
      Conv2dConfig.defaults().withPadding(1).withGroups(2)),
  NEIGHBOURS(
      new int[] {12, 70, 65},
      new int[] {24, 1, 3, 3},
      Conv2dConfig.defaults().withPadding(1).withGroups(12)),
  DEPTHWISE(
      new int[] {12, 70, 65},
      new int[] {24, 1, 5, 5},
      Conv2dConfig.defaults().withPadding(2).withGroups(12));

  private final int[] image;
  private final int[] weight;
  final Conv2dConfig config;

  ConvolutionKind(int[] image, int[] weight, Conv2dConfig config) {
    this.image = image;
    this.weight = weight;
    this.config = config;
  }

  int[] inputShape(int batch) {
    return new int[] {batch, image[0], image[1], image[2]};
  }

  int[] weightShape() {
    return weight.clone();
  }

  Tensor input(int batch, long seed) {
    return Tensor.randn(new Random(seed), inputShape(batch));
  }

  Tensor weight(long seed) {
    return Tensor.randn(new Random(seed), weight);
  }

  Tensor bias(long seed) {
    return Tensor.randn(new Random(seed), weight[0]);
  }
}
