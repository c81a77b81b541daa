package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * A filter whose weights are the product of a row and a column of weights: {@code out(x, y) = Σ
 * down[j] · Σ across[i] · I(x + i - across.length/2, y + j - down.length/2)}, a correlation
 * (nothing is mirrored), as OpenCV's {@code sepFilter2D} and {@code scipy.ndimage.correlate1d}
 * along both axes. Columns are summed first; pairs of equal or opposite weights are added from the
 * ends to the middle, which is scipy's order.
 */
public final class SeparableFilter {
  private enum Symmetry {
    EVEN,
    ODD,
    NONE;

    static Symmetry of(double[] weights) {
      boolean even = true;
      boolean odd = true;
      for (int i = 0; i < weights.length / 2; i++) {
        double opposite = weights[weights.length - 1 - i];
        even &= weights[i] == opposite;
        odd &= weights[i] == -opposite;
      }
      return even ? EVEN : odd ? ODD : NONE;
    }
  }

  private final double[] across;
  private final double[] down;
  private final Symmetry acrossSymmetry;
  private final Symmetry downSymmetry;
  private final Border border;

  /**
   * A filter of these weights.
   *
   * @param across the row of weights, left to right, an odd number of finite ones
   * @param down the column of weights, top to bottom, an odd number of finite ones
   * @param border what is beyond the edge
   * @throws IllegalArgumentException if a number of weights is even or a weight is not finite
   */
  public SeparableFilter(double[] across, double[] down, Border border) {
    this.across = checked("across", across);
    this.down = checked("down", down);
    this.border = border;
    acrossSymmetry = Symmetry.of(this.across);
    downSymmetry = Symmetry.of(this.down);
  }

  private static double[] checked(String name, double[] weights) {
    if (weights.length % 2 == 0) {
      throw new IllegalArgumentException(
          name + ": expected an odd number of weights, got " + weights.length);
    }
    for (double weight : weights) {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException(name + ": expected finite weights, got " + weight);
      }
    }
    return weights.clone();
  }

  /**
   * Filters in single precision.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    Images.requireNotEmpty(image);
    int width = image.width;
    int height = image.height;
    int margin = across.length / 2;
    float[] a = new float[width];
    float[] b = new float[width];
    float[] sum = new float[width];
    float[] extended = new float[width + 2 * margin];
    GrayF32 out = new GrayF32(width, height);
    for (int y = 0; y < height; y++) {
      System.arraycopy(image.data, image.getIndex(0, y), a, 0, width);
      WeightedSums.weigh((float) down[down.length / 2], a, sum);
      for (int d = down.length / 2; d > 0; d--) {
        read(image, border.index(y - d, height), a);
        read(image, border.index(y + d, height), b);
        addTaps(downSymmetry, down, d, a, b, sum);
      }
      System.arraycopy(sum, 0, extended, margin, width);
      border.extend(extended, margin, width);
      System.arraycopy(sum, 0, a, 0, width);
      WeightedSums.weigh((float) across[margin], a, sum);
      for (int d = margin; d > 0; d--) {
        System.arraycopy(extended, margin - d, a, 0, width);
        System.arraycopy(extended, margin + d, b, 0, width);
        addTaps(acrossSymmetry, across, d, a, b, sum);
      }
      System.arraycopy(sum, 0, out.data, y * width, width);
    }
    return out;
  }

  private static void read(GrayF32 image, int y, float[] row) {
    if (y < 0) {
      Arrays.fill(row, 0);
    } else {
      System.arraycopy(image.data, image.getIndex(0, y), row, 0, row.length);
    }
  }

  private static void addTaps(
      Symmetry symmetry, double[] weights, int distance, float[] a, float[] b, float[] sum) {
    float before = (float) weights[weights.length / 2 - distance];
    float after = (float) weights[weights.length / 2 + distance];
    switch (symmetry) {
      case EVEN -> WeightedSums.addSum(after, a, b, sum);
      case ODD -> WeightedSums.addDifference(after, a, b, sum);
      case NONE -> {
        WeightedSums.add(before, a, sum);
        WeightedSums.add(after, b, sum);
      }
    }
  }

  /**
   * Filters in double precision.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF64 apply(GrayF64 image) {
    Images.requireNotEmpty(image);
    int width = image.width;
    int height = image.height;
    int margin = across.length / 2;
    double[] a = new double[width];
    double[] b = new double[width];
    double[] sum = new double[width];
    double[] extended = new double[width + 2 * margin];
    GrayF64 out = new GrayF64(width, height);
    for (int y = 0; y < height; y++) {
      System.arraycopy(image.data, image.getIndex(0, y), a, 0, width);
      WeightedSums.weigh(down[down.length / 2], a, sum);
      for (int d = down.length / 2; d > 0; d--) {
        read(image, border.index(y - d, height), a);
        read(image, border.index(y + d, height), b);
        addTaps(downSymmetry, down, d, a, b, sum);
      }
      System.arraycopy(sum, 0, extended, margin, width);
      border.extend(extended, margin, width);
      System.arraycopy(sum, 0, a, 0, width);
      WeightedSums.weigh(across[margin], a, sum);
      for (int d = margin; d > 0; d--) {
        System.arraycopy(extended, margin - d, a, 0, width);
        System.arraycopy(extended, margin + d, b, 0, width);
        addTaps(acrossSymmetry, across, d, a, b, sum);
      }
      System.arraycopy(sum, 0, out.data, y * width, width);
    }
    return out;
  }

  private static void read(GrayF64 image, int y, double[] row) {
    if (y < 0) {
      Arrays.fill(row, 0);
    } else {
      System.arraycopy(image.data, image.getIndex(0, y), row, 0, row.length);
    }
  }

  private static void addTaps(
      Symmetry symmetry, double[] weights, int distance, double[] a, double[] b, double[] sum) {
    double before = weights[weights.length / 2 - distance];
    double after = weights[weights.length / 2 + distance];
    switch (symmetry) {
      case EVEN -> WeightedSums.addSum(after, a, b, sum);
      case ODD -> WeightedSums.addDifference(after, a, b, sum);
      case NONE -> {
        WeightedSums.add(before, a, sum);
        WeightedSums.add(after, b, sum);
      }
    }
  }
}
