package org.fovea.features.hog;

import java.util.Arrays;

/**
 * Normalises a row of blocks at once; number {@code k} of block {@code i} is at {@code k * n + i}.
 */
final class BlockNormaliser {
  private static final float EPSILON = 1e-5f;
  private static final float CLIP = 0.2f;

  private final BlockNorm norm;
  private final int length;

  BlockNormaliser(BlockNorm norm, int length) {
    this.norm = norm;
    this.length = length;
  }

  void normalise(float[] blocks, int n) {
    float[] scale = new float[n];
    switch (norm) {
      case L1 -> {
        sums(blocks, scale);
        divideBySum(blocks, scale);
      }
      case L1_SQRT -> {
        sums(blocks, scale);
        divideBySum(blocks, scale);
        for (int i = 0; i < length * n; i++) {
          blocks[i] = (float) Math.sqrt(blocks[i]);
        }
      }
      case L2 -> euclidean(blocks, scale);
      case L2_HYS -> {
        euclidean(blocks, scale);
        clip(blocks);
        euclidean(blocks, scale);
      }
      case L2_HYS_DAMPED -> {
        damped(blocks, scale, 0.1f * length);
        clip(blocks);
        damped(blocks, scale, 1e-3f);
      }
    }
  }

  private void divideBySum(float[] blocks, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 1 / (sum[i] + EPSILON);
    }
    multiply(blocks, sum);
  }

  private void euclidean(float[] blocks, float[] scale) {
    squares(blocks, scale);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / (float) Math.sqrt(scale[i] + EPSILON * EPSILON);
    }
    multiply(blocks, scale);
  }

  private void damped(float[] blocks, float[] scale, float damping) {
    squares(blocks, scale);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / ((float) Math.sqrt(scale[i]) + damping);
    }
    multiply(blocks, scale);
  }

  private void sums(float[] blocks, float[] sum) {
    int n = sum.length;
    Arrays.fill(sum, 0);
    for (int k = 0; k < length; k++) {
      int start = k * n;
      for (int i = 0; i < n; i++) {
        sum[i] += blocks[start + i];
      }
    }
  }

  private void squares(float[] blocks, float[] sum) {
    int n = sum.length;
    Arrays.fill(sum, 0);
    for (int k = 0; k < length; k++) {
      int start = k * n;
      for (int i = 0; i < n; i++) {
        sum[i] += blocks[start + i] * blocks[start + i];
      }
    }
  }

  private void multiply(float[] blocks, float[] scale) {
    int n = scale.length;
    for (int k = 0; k < length; k++) {
      int start = k * n;
      for (int i = 0; i < n; i++) {
        blocks[start + i] *= scale[i];
      }
    }
  }

  private static void clip(float[] blocks) {
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = Math.min(blocks[i], CLIP);
    }
  }
}
