package org.fovea.features.texture;

import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/**
 * A gray-level co-occurrence matrix: how often each gray level has each other one at a fixed offset
 * (R. M. Haralick, K. Shanmugam and I. Dinstein, "Textural Features for Image Classification",
 * 1973), and the properties of texture that follow from it, as scikit-image's {@code graycomatrix}
 * and {@code graycoprops} define them. {@code p(i, j)} in their formulas is the part of all pairs
 * that go from level i to level j; without any pair it is 0. Immutable.
 */
public final class Glcm {
  /** Below this a standard deviation counts as 0. */
  private static final double NO_DEVIATION = 1e-15;

  private final int levels;
  private final int[] counts;
  private final long pairs;

  private Glcm(int levels, int[] counts, long pairs) {
    this.levels = levels;
    this.counts = counts;
    this.pairs = pairs;
  }

  /**
   * The matrix for an offset in polar form, rounded to whole pixels, half away from 0.
   *
   * @param image at least 1 x 1, values below the number of levels
   * @param distance from a pixel to its partner, in pixels
   * @param angle of the partner's direction in radians: 0 is to the right, pi/2 is down
   * @param config levels and symmetry
   * @return the matrix
   * @throws IllegalArgumentException if the picture is empty, has a value that is no level, or the
   *     offset is not finite
   */
  public static Glcm of(GrayU8 image, double distance, double angle, GlcmConfig config) {
    if (!Double.isFinite(distance) || !Double.isFinite(angle)) {
      throw new IllegalArgumentException(
          "distance and angle must be finite, got " + distance + " and " + angle);
    }
    return of(image, round(Math.cos(angle) * distance), round(Math.sin(angle) * distance), config);
  }

  private static int round(double v) {
    return (int) (v > 0 ? v + 0.5 : v - 0.5);
  }

  /**
   * The matrix for an offset in pixels. Pairs that reach out of the picture don't count.
   *
   * @param image at least 1 x 1, values below the number of levels
   * @param dx columns from a pixel to its partner on the right
   * @param dy rows from a pixel to its partner below
   * @param config levels and symmetry
   * @return the matrix
   * @throws IllegalArgumentException if the picture is empty or has a value that is no level
   */
  public static Glcm of(GrayU8 image, int dx, int dy, GlcmConfig config) {
    Images.requireNotEmpty(image);
    int levels = config.levels();
    requireLevels(image, levels);
    int[] counts = new int[levels * levels];
    int left = (int) Math.min(image.width, Math.max(0, -(long) dx));
    int right = (int) Math.max(left, Math.min(image.width, image.width - (long) dx));
    int top = (int) Math.min(image.height, Math.max(0, -(long) dy));
    int bottom = (int) Math.max(top, Math.min(image.height, image.height - (long) dy));
    for (int y = top; y < bottom; y++) {
      int from = image.startIndex + y * image.stride;
      int partner = from + dy * image.stride + dx;
      for (int x = left; x < right; x++) {
        int i = image.data[from + x] & 0xFF;
        int j = image.data[partner + x] & 0xFF;
        counts[i * levels + j]++;
      }
    }
    long pairs = (long) (right - left) * (bottom - top);
    if (!config.symmetric()) {
      return new Glcm(levels, counts, pairs);
    }
    return new Glcm(levels, plusTransposed(counts, levels), 2 * pairs);
  }

  private static void requireLevels(GrayU8 image, int levels) {
    for (int y = 0; y < image.height; y++) {
      int start = image.startIndex + y * image.stride;
      for (int x = 0; x < image.width; x++) {
        if ((image.data[start + x] & 0xFF) >= levels) {
          throw new IllegalArgumentException(
              String.format(
                  "expected values below %d levels, got %d at (%d, %d)",
                  levels, image.data[start + x] & 0xFF, x, y));
        }
      }
    }
  }

  private static int[] plusTransposed(int[] counts, int levels) {
    int[] both = new int[counts.length];
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < levels; j++) {
        both[i * levels + j] = counts[i * levels + j] + counts[j * levels + i];
      }
    }
    return both;
  }

  /**
   * Gray levels.
   *
   * @return rows and columns of the matrix
   */
  public int levels() {
    return levels;
  }

  /**
   * How often a level has another as its partner.
   *
   * @param i level of the pixel
   * @param j level of its partner
   * @return pairs
   */
  public int count(int i, int j) {
    return counts[i * levels + j];
  }

  /** What a pair of levels contributes to a property. */
  @FunctionalInterface
  private interface Term {
    double of(int i, int j, double p);
  }

  private double sum(Term term) {
    double sum = 0;
    for (int i = 0; i < levels; i++) {
      for (int j = 0; j < levels; j++) {
        int count = counts[i * levels + j];
        if (count > 0) {
          sum += term.of(i, j, (double) count / pairs);
        }
      }
    }
    return sum;
  }

  /**
   * Contrast.
   *
   * @return {@code sum p(i, j) (i - j)^2}
   */
  public double contrast() {
    return sum((i, j, p) -> p * (i - j) * (i - j));
  }

  /**
   * Dissimilarity.
   *
   * @return {@code sum p(i, j) |i - j|}
   */
  public double dissimilarity() {
    return sum((i, j, p) -> p * Math.abs(i - j));
  }

  /**
   * Homogeneity, or inverse difference moment.
   *
   * @return {@code sum p(i, j) / (1 + (i - j)^2)}
   */
  public double homogeneity() {
    return sum((i, j, p) -> p / (1 + (i - j) * (i - j)));
  }

  /**
   * The angular second moment, ASM.
   *
   * @return {@code sum p(i, j)^2}
   */
  public double angularSecondMoment() {
    return sum((i, j, p) -> p * p);
  }

  /**
   * Energy.
   *
   * @return the square root of the angular second moment
   */
  public double energy() {
    return Math.sqrt(angularSecondMoment());
  }

  /**
   * How a pixel's level and its partner's are correlated.
   *
   * @return -1..1; 1 where one of them never changes
   */
  public double correlation() {
    double meanI = sum((i, j, p) -> i * p);
    double meanJ = sum((i, j, p) -> j * p);
    double deviationI = Math.sqrt(sum((i, j, p) -> p * (i - meanI) * (i - meanI)));
    double deviationJ = Math.sqrt(sum((i, j, p) -> p * (j - meanJ) * (j - meanJ)));
    if (deviationI < NO_DEVIATION || deviationJ < NO_DEVIATION) {
      return 1;
    }
    return sum((i, j, p) -> p * (i - meanI) * (j - meanJ)) / (deviationI * deviationJ);
  }
}
