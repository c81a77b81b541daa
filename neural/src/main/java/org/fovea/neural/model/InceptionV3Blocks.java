package org.fovea.neural.model;

import org.fovea.neural.layer.AvgPool2d;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.model.InceptionPaths.Step;
import org.fovea.neural.op.Pool2dConfig;

/**
 * The five kinds of blocks of Inception v3 (Rethinking the Inception Architecture, Szegedy et al.,
 * 2016), named A to E as in torchvision.
 */
final class InceptionV3Blocks {
  private static final Pool2dConfig HALVE = Pool2dConfig.of(3).withStride(2);

  private InceptionV3Blocks() {}

  /** Figure 5, with one 5 x 5 convolution left: 224 + pooled channels. */
  static InceptionPaths a(int in, int pooled) {
    return new InceptionPaths()
        .path(pointwise("branch1x1", in, 64))
        .path(pointwise("branch5x5_1", in, 48), same("branch5x5_2", 48, 64, 5, 5))
        .path(
            pointwise("branch3x3dbl_1", in, 64),
            same("branch3x3dbl_2", 64, 96, 3, 3),
            same("branch3x3dbl_3", 96, 96, 3, 3))
        .path(average(), pointwise("branch_pool", in, pooled));
  }

  /** Figure 10, halves the extents: 480 more channels. */
  static InceptionPaths b(int in) {
    return new InceptionPaths()
        .path(halve("branch3x3", in, 384))
        .path(
            pointwise("branch3x3dbl_1", in, 64),
            same("branch3x3dbl_2", 64, 96, 3, 3),
            halve("branch3x3dbl_3", 96, 96))
        .path(maximum());
  }

  /** Figure 6, 7 x 7 convolutions factorised into 1 x 7 and 7 x 1: 768 channels. */
  static InceptionPaths c(int in, int inner) {
    return new InceptionPaths()
        .path(pointwise("branch1x1", in, 192))
        .path(
            pointwise("branch7x7_1", in, inner),
            same("branch7x7_2", inner, inner, 1, 7),
            same("branch7x7_3", inner, 192, 7, 1))
        .path(
            pointwise("branch7x7dbl_1", in, inner),
            same("branch7x7dbl_2", inner, inner, 7, 1),
            same("branch7x7dbl_3", inner, inner, 1, 7),
            same("branch7x7dbl_4", inner, inner, 7, 1),
            same("branch7x7dbl_5", inner, 192, 1, 7))
        .path(average(), pointwise("branch_pool", in, 192));
  }

  /** Halves the extents once more: 512 more channels. */
  static InceptionPaths d(int in) {
    return new InceptionPaths()
        .path(pointwise("branch3x3_1", in, 192), halve("branch3x3_2", 192, 320))
        .path(
            pointwise("branch7x7x3_1", in, 192),
            same("branch7x7x3_2", 192, 192, 1, 7),
            same("branch7x7x3_3", 192, 192, 7, 1),
            halve("branch7x7x3_4", 192, 192))
        .path(maximum());
  }

  /** Figure 7, wide: 2048 channels. */
  static InceptionPaths e(int in) {
    return new InceptionPaths()
        .path(pointwise("branch1x1", in, 320))
        .forked(
            same("branch3x3_2a", 384, 384, 1, 3),
            same("branch3x3_2b", 384, 384, 3, 1),
            pointwise("branch3x3_1", in, 384))
        .forked(
            same("branch3x3dbl_3a", 384, 384, 1, 3),
            same("branch3x3dbl_3b", 384, 384, 3, 1),
            pointwise("branch3x3dbl_1", in, 448),
            same("branch3x3dbl_2", 448, 384, 3, 3))
        .path(average(), pointwise("branch_pool", in, 192));
  }

  private static Step pointwise(String name, int in, int out) {
    return new Step(name, BasicConv2d.pointwise(in, out));
  }

  private static Step same(String name, int in, int out, int kernelHeight, int kernelWidth) {
    return new Step(name, BasicConv2d.same(in, out, kernelHeight, kernelWidth));
  }

  private static Step halve(String name, int in, int out) {
    return new Step(name, new BasicConv2d(in, out, 3, 2, 0));
  }

  private static Step average() {
    return new Step("", new AvgPool2d(Pool2dConfig.of(3).withStride(1).withPadding(1), true));
  }

  private static Step maximum() {
    return new Step("", new MaxPool2d(HALVE));
  }
}
