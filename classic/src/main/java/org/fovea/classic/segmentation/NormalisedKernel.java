package org.fovea.classic.segmentation;

import java.util.Arrays;

/** A Gaussian kernel between all pixels, divided by the roots of both its pixels' sums. */
final class NormalisedKernel {
  private static final float NOT_ZERO = 1e-20f;

  private final PermutohedralLattice lattice;
  private final float[] scale;

  /** A kernel over points, by dimension and pixel, in standard deviations. */
  NormalisedKernel(float[][] features) {
    lattice = new PermutohedralLattice(features);
    float[] ones = new float[features[0].length];
    Arrays.fill(ones, 1);
    scale = new float[ones.length];
    lattice.filter(ones, scale, 1);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = (float) (1 / Math.sqrt(scale[i] + NOT_ZERO));
    }
  }

  /** Adds a weight times the filtered values, pixel by pixel so many channels. */
  void addTo(float[] sums, float[] values, int channels, float weight) {
    float[] scaled = new float[values.length];
    for (int i = 0, at = 0; i < scale.length; i++) {
      for (int c = 0; c < channels; c++, at++) {
        scaled[at] = scale[i] * values[at];
      }
    }
    float[] filtered = new float[values.length];
    lattice.filter(scaled, filtered, channels);
    for (int i = 0, at = 0; i < scale.length; i++) {
      float by = weight * scale[i];
      for (int c = 0; c < channels; c++, at++) {
        sums[at] += by * filtered[at];
      }
    }
  }
}
