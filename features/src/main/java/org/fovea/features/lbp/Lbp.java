package org.fovea.features.lbp;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageGray;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * Local binary patterns (T. Ojala, M. Pietikainen and T. Maenpaa, "Multiresolution Gray-Scale and
 * Rotation Invariant Texture Classification with Local Binary Patterns", PAMI 2002): around each
 * pixel, which points of a circle are at least as bright as the pixel itself. Points between pixels
 * are bilinear; outside the picture is 0. Labels equal those of scikit-image's {@code
 * local_binary_pattern}, bit for bit. Immutable and shareable between threads.
 */
public final class Lbp {
  /** Up to so many points the labels of all patterns are kept. */
  private static final int MOST_POINTS_OF_TABLE = 16;

  private final Circle circle;
  private final LbpMethod method;
  private final int[] table;

  /**
   * Patterns of one kind.
   *
   * @param points points on the circle, 1..31; the first is to the right of the centre, the others
   *     follow counter clockwise
   * @param radius of the circle in pixels, above 0 and up to 1000
   * @param method which label a pattern gets
   * @throws IllegalArgumentException if a number is out of range
   */
  public Lbp(int points, double radius, LbpMethod method) {
    this.circle = new Circle(points, radius);
    this.method = method;
    this.table = new int[points <= MOST_POINTS_OF_TABLE ? 1 << points : 0];
    for (int pattern = 0; pattern < table.length; pattern++) {
      table[pattern] = method.label(pattern, points);
    }
  }

  /**
   * How many labels there are.
   *
   * @return one more than the largest label: {@code 2^P} for the default and rotation invariant
   *     patterns of P points, {@code P + 2} for uniform ones, {@code P (P - 1) + 3} for uniform
   *     ones that are not invariant to rotation
   */
  public long labelCount() {
    return method.labels(circle.points());
  }

  /**
   * The label of each pixel.
   *
   * @param image at least 1 x 1
   * @return labels {@code 0..labelCount() - 1}, as large as the picture
   * @throws IllegalArgumentException if the picture is empty
   */
  public GrayS32 labels(GrayU8 image) {
    return label(image);
  }

  /**
   * The label of each pixel. Of values that are not whole numbers, rounding may decide which are as
   * bright as their centre.
   *
   * @param image at least 1 x 1, finite values of any range
   * @return labels {@code 0..labelCount() - 1}, as large as the picture
   * @throws IllegalArgumentException if the picture is empty
   */
  public GrayS32 labels(GrayF32 image) {
    return label(image);
  }

  private GrayS32 label(ImageGray<?> image) {
    Images.requireNotEmpty(image);
    GrayS32 labels = new GrayS32(image.width, image.height);
    SampledCircle samples = new SampledCircle(image, circle);
    double[] centre = new double[image.width];
    double[] point = new double[image.width];
    int[] pattern = new int[image.width];
    for (int y = 0; y < image.height; y++) {
      samples.centre(y, centre);
      Arrays.fill(pattern, 0);
      for (int i = 0; i < circle.points(); i++) {
        samples.point(i, y, point);
        for (int x = 0; x < pattern.length; x++) {
          // The sign of the difference as a bit, because no processor can foresee a branch on it.
          long sign = Double.doubleToRawLongBits(point[x] - centre[x]) >>> 63;
          pattern[x] |= (1 - (int) sign) << i;
        }
      }
      write(pattern, labels.data, y * image.width);
    }
    return labels;
  }

  private void write(int[] pattern, int[] out, int start) {
    for (int x = 0; x < pattern.length; x++) {
      out[start + x] =
          table.length > 0 ? table[pattern[x]] : method.label(pattern[x], circle.points());
    }
  }
}
