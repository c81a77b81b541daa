package org.fovea.neural.detection.yolo;

import java.util.List;
import org.fovea.neural.detection.Size;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Exp;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sub;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The points in the middle of feature maps' pixels, and how boxes lie to them: a centre is a shift
 * from the pixel's upper left corner and an extent a power of e, both in strides (YOLOX, Ge et al.,
 * 2021, section 2.1).
 *
 * @param centres {@code [A, 2]}: x and y in the picture's pixels, map by map, row by row
 * @param strides {@code [A]}, how far the points of the same map are apart, pixels
 */
public record AnchorPoints(Tensor centres, Tensor strides) {
  /** Keeps the logarithm of extents finite. */
  private static final double EPS = 1e-8;

  /** Looks at the shapes. */
  public AnchorPoints {
    if (strides.shape().rank() != 1 || !centres.shape().equals(Shape.of(strides.dim(0), 2))) {
      throw new ShapeException(
          "anchor points: centres %s and strides %s, expected [A, 2] and [A]"
              .formatted(centres.shape(), strides.shape()));
    }
  }

  /**
   * The points of feature maps.
   *
   * @param frame extents of the pictures
   * @param maps extents of the maps, dividing those of the frame by the same number both ways
   * @return their points
   * @throws IllegalArgumentException when a map doesn't divide the frame
   */
  public static AnchorPoints of(Size frame, List<Size> maps) {
    int count = maps.stream().mapToInt(map -> map.height() * map.width()).sum();
    float[] centres = new float[2 * count];
    float[] strides = new float[count];
    int at = 0;
    for (Size map : maps) {
      int stride = frame.height() / map.height();
      if (stride * map.height() != frame.height() || stride * map.width() != frame.width()) {
        throw new IllegalArgumentException(
            "anchor points: map %s in frame %s, expected one that divides it"
                .formatted(map, frame));
      }
      for (int row = 0; row < map.height(); row++) {
        for (int column = 0; column < map.width(); column++) {
          centres[2 * at] = (column + 0.5f) * stride;
          centres[2 * at + 1] = (row + 0.5f) * stride;
          strides[at++] = stride;
        }
      }
    }
    return new AnchorPoints(Tensor.of(centres, count, 2), Tensor.of(strides, count));
  }

  /**
   * How many points there are.
   *
   * @return A
   */
  public int count() {
    return strides.dim(0);
  }

  /**
   * Makes boxes of codes; gradients flow.
   *
   * @param codes {@code [N, A, 4]}: shift right and down, logarithm of width and height
   * @return {@code [N, A, 4]}: x1, y1, x2, y2 in pixels
   * @throws ShapeException when the shape is another
   */
  public Tensor decode(Tensor codes) {
    if (codes.shape().rank() != 3 || codes.dim(1) != count() || codes.dim(2) != 4) {
      throw new ShapeException(
          "anchor points: codes %s, expected [N, %d, 4]".formatted(codes.shape(), count()));
    }
    Tensor column = Reshape.reshape(strides, count(), 1);
    Tensor corners = Sub.sub(centres, Scale.scale(column, 0.5f));
    Tensor middles = Add.add(Mul.mul(Narrow.narrow(codes, 2, 0, 2), column), corners);
    Tensor halves = Scale.scale(Mul.mul(Exp.exp(Narrow.narrow(codes, 2, 2, 2)), column), 0.5f);
    return Concat.cat(List.of(Sub.sub(middles, halves), Add.add(middles, halves)), 2);
  }

  /**
   * The codes of boxes.
   *
   * @param boxes {@code [K, 4]}: x1, y1, x2, y2 in pixels
   * @param points the point of each
   * @return {@code [K, 4]}, without gradient
   */
  Tensor encode(Tensor boxes, int[] points) {
    float[] b = boxes.data();
    float[] codes = new float[b.length];
    for (int i = 0; i < points.length; i++) {
      double stride = strides.data()[points[i]];
      for (int axis = 0; axis < 2; axis++) {
        double low = b[4 * i + axis];
        double high = b[4 * i + 2 + axis];
        double corner = centres.data()[2 * points[i] + axis] - stride / 2;
        codes[4 * i + axis] = (float) (((low + high) / 2 - corner) / stride);
        codes[4 * i + 2 + axis] = (float) Math.log((high - low) / stride + EPS);
      }
    }
    return Tensor.of(codes, boxes.shape());
  }
}
