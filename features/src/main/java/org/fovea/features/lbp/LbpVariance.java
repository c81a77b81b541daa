package org.fovea.features.lbp;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageGray;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * VAR, the variance of the points on a circle around each pixel, which says how strong the contrast
 * of a local binary pattern is (Ojala, Pietikainen and Maenpaa, PAMI 2002, equation 10): {@code
 * (sum t^2 - (sum t)^2 / P) / P}. Points between pixels are bilinear; outside the picture is 0. As
 * scikit-image's {@code local_binary_pattern} with the method {@code var}. Immutable and shareable
 * between threads.
 */
public final class LbpVariance {
  private final Circle circle;

  /**
   * Variances of one circle.
   *
   * @param points points on the circle, 1..31
   * @param radius of the circle in pixels, above 0 and up to 1000
   * @throws IllegalArgumentException if a number is out of range
   */
  public LbpVariance(int points, double radius) {
    this.circle = new Circle(points, radius);
  }

  /**
   * The variance around each pixel.
   *
   * @param image at least 1 x 1
   * @return variances in squared units of the picture, NaN where all points are equal; rounding in
   *     double may leave a variance near 0 instead
   * @throws IllegalArgumentException if the picture is empty
   */
  public GrayF32 of(GrayU8 image) {
    return variance(image);
  }

  /**
   * The variance around each pixel.
   *
   * @param image at least 1 x 1, finite values of any range
   * @return variances in squared units of the picture, NaN where all points are equal; rounding in
   *     double may leave a variance near 0 instead
   * @throws IllegalArgumentException if the picture is empty
   */
  public GrayF32 of(GrayF32 image) {
    return variance(image);
  }

  private GrayF32 variance(ImageGray<?> image) {
    Images.requireNotEmpty(image);
    GrayF32 result = new GrayF32(image.width, image.height);
    SampledCircle samples = new SampledCircle(image, circle);
    double[] point = new double[image.width];
    double[] sum = new double[image.width];
    double[] squares = new double[image.width];
    int points = circle.points();
    for (int y = 0; y < image.height; y++) {
      Arrays.fill(sum, 0);
      Arrays.fill(squares, 0);
      for (int i = 0; i < points; i++) {
        samples.point(i, y, point);
        for (int x = 0; x < point.length; x++) {
          sum[x] += point[x];
          squares[x] += point[x] * point[x];
        }
      }
      for (int x = 0; x < point.length; x++) {
        double variance = (squares[x] - sum[x] * sum[x] / points) / points;
        result.data[y * image.width + x] = variance == 0 ? Float.NaN : (float) variance;
      }
    }
    return result;
  }
}
