package org.fovea.neural.position;

import org.fovea.neural.tensor.Tensor;

/** Positions as sines and cosines of geometrically falling frequencies. */
public final class Sinusoids {
  private static final double LONGEST = 10000;

  private Sinusoids() {}

  /**
   * The positions of a sequence (Vaswani et al., 2017): {@code sin(p / 10000^(2i / dim))} at even
   * places, the cosine at odd ones.
   *
   * @param length number of positions
   * @param dim length of a vector, even
   * @return {@code [length, dim]}
   */
  public static Tensor sequence(int length, int dim) {
    requireEven(dim);
    Tensor out = Tensor.zeros(length, dim);
    for (int p = 0; p < length; p++) {
      for (int i = 0; i < dim; i += 2) {
        double angle = p * Math.pow(LONGEST, -(double) i / dim);
        out.data()[p * dim + i] = (float) Math.sin(angle);
        out.data()[p * dim + i + 1] = (float) Math.cos(angle);
      }
    }
    return out;
  }

  /**
   * The time steps of a diffusion model (Ho et al., 2020): cosines first, then sines, of {@code t *
   * 10000^(-i / (dim / 2))}.
   *
   * @param steps any number of them
   * @param dim length of a vector, even
   * @return {@code [steps, dim]}
   */
  public static Tensor timesteps(Tensor steps, int dim) {
    requireEven(dim);
    int half = dim / 2;
    Tensor out = Tensor.zeros(steps.numel(), dim);
    for (int s = 0; s < steps.numel(); s++) {
      for (int i = 0; i < half; i++) {
        double angle = steps.data()[s] * Math.pow(LONGEST, -(double) i / half);
        out.data()[s * dim + i] = (float) Math.cos(angle);
        out.data()[s * dim + half + i] = (float) Math.sin(angle);
      }
    }
    return out;
  }

  /**
   * The pixels of padded images (Carion et al., 2020): row and column, each counted over the pixels
   * that are there and scaled to {@code 2 pi}, as alternating sines and cosines.
   *
   * @param padding {@code [N, H, W]}, not 0 where a pixel is padding
   * @param features length of the vector of each of row and column, even
   * @return {@code [N, 2 * features, H, W]}, rows first
   */
  public static Tensor image(Tensor padding, int features) {
    requireEven(features);
    int batch = padding.dim(0);
    int height = padding.dim(1);
    int width = padding.dim(2);
    Tensor out = Tensor.zeros(batch, 2 * features, height, width);
    for (int n = 0; n < batch; n++) {
      for (int i = 0; i < height * width; i++) {
        double row = fraction(padding, n, i % width, width, height, i / width);
        double column = fraction(padding, n, i / width * width, 1, width, i % width);
        for (int f = 0; f < features; f++) {
          int even = f - f % 2;
          double frequency = Math.pow(LONGEST, -(double) even / features);
          int at = (n * 2 * features + f) * height * width + i;
          out.data()[at] = wave(row * frequency, f);
          out.data()[at + features * height * width] = wave(column * frequency, f);
        }
      }
    }
    return out;
  }

  private static float wave(double angle, int feature) {
    return (float) (feature % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
  }

  /** How many pixels of a line there are up to the given one, of all there are, times 2 pi. */
  private static double fraction(Tensor padding, int n, int from, int step, int count, int upTo) {
    int at = n * padding.dim(1) * padding.dim(2) + from;
    int before = 0;
    int all = 0;
    for (int k = 0; k < count; k++) {
      int present = padding.data()[at + k * step] == 0 ? 1 : 0;
      all += present;
      before += k <= upTo ? present : 0;
    }
    return before / (all + 1e-6) * 2 * Math.PI;
  }

  private static void requireEven(int dim) {
    if (dim < 2 || dim % 2 != 0) {
      throw new IllegalArgumentException("sinusoids: length " + dim + ", expected an even number");
    }
  }
}
