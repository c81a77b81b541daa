package org.fovea.neural.loss;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Div.div;
import static org.fovea.neural.op.Maximum.maximum;
import static org.fovea.neural.op.Maximum.minimum;
import static org.fovea.neural.op.Mul.mul;
import static org.fovea.neural.op.Relu.relu;
import static org.fovea.neural.op.Scale.affine;
import static org.fovea.neural.op.Scale.scale;
import static org.fovea.neural.op.Square.square;
import static org.fovea.neural.op.Sub.sub;

import org.fovea.neural.op.Atan;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Losses of boxes {@code (x1, y1, x2, y2)} against boxes, {@code [..., 4]} each, one loss per pair.
 * They are 0 for equal boxes.
 */
public final class BoxLoss {
  private static final float EPS = 1e-7f;

  private BoxLoss() {}

  /**
   * One less the intersection over union.
   *
   * @param a boxes, {@code [..., 4]}
   * @param b the same shape
   * @param reduction of the losses
   * @return a scalar, or {@code [...]} without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor iou(Tensor a, Tensor b, Reduction reduction) {
    return reduction.of(affine(Pair.of("iou_loss", a, b).iou(), -1, 1));
  }

  /**
   * Also less the share of the enclosing box that neither covers (Rezatofighi et al., 2019).
   *
   * @param a boxes, {@code [..., 4]}
   * @param b the same shape
   * @param reduction of the losses
   * @return a scalar, or {@code [...]} without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor giou(Tensor a, Tensor b, Reduction reduction) {
    Pair pair = Pair.of("giou_loss", a, b);
    Tensor enclosing = mul(pair.enclosingWidth(), pair.enclosingHeight());
    Tensor empty = div(sub(enclosing, pair.union()), affine(enclosing, 1, EPS));
    return reduction.of(affine(sub(pair.iou(), empty), -1, 1));
  }

  /**
   * One less the intersection over union, plus the squared distance of the centres over that of the
   * enclosing box's corners (Zheng et al., 2020).
   *
   * @param a boxes, {@code [..., 4]}
   * @param b the same shape
   * @param reduction of the losses
   * @return a scalar, or {@code [...]} without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor diou(Tensor a, Tensor b, Reduction reduction) {
    return reduction.of(distance(Pair.of("diou_loss", a, b)));
  }

  /**
   * As {@link #diou}, plus a term for the difference of aspects, whose weight gets no gradient
   * (Zheng et al., 2020).
   *
   * @param a boxes, {@code [..., 4]}
   * @param b the same shape
   * @param reduction of the losses
   * @return a scalar, or {@code [...]} without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor ciou(Tensor a, Tensor b, Reduction reduction) {
    Pair pair = Pair.of("ciou_loss", a, b);
    Tensor difference = sub(pair.b.angle(), pair.a.angle());
    Tensor aspect = scale(square(difference), (float) (4 / (Math.PI * Math.PI)));
    Tensor v = aspect.detach();
    Tensor weight = div(v, affine(sub(v, pair.iou().detach()), 1, 1 + EPS));
    return reduction.of(add(distance(pair), mul(aspect, weight)));
  }

  private static Tensor distance(Pair pair) {
    Tensor diagonal =
        affine(add(square(pair.enclosingWidth()), square(pair.enclosingHeight())), 1, EPS);
    Tensor dx = scale(sub(add(pair.a.x1, pair.a.x2), add(pair.b.x1, pair.b.x2)), 0.5f);
    Tensor dy = scale(sub(add(pair.a.y1, pair.a.y2), add(pair.b.y1, pair.b.y2)), 0.5f);
    Tensor apart = div(add(square(dx), square(dy)), diagonal);
    return add(affine(pair.iou(), -1, 1), apart);
  }

  private record Boxes(Tensor x1, Tensor y1, Tensor x2, Tensor y2) {
    static Boxes of(Tensor boxes) {
      return new Boxes(
          Narrow.select(boxes, -1, 0),
          Narrow.select(boxes, -1, 1),
          Narrow.select(boxes, -1, 2),
          Narrow.select(boxes, -1, 3));
    }

    Tensor area() {
      return mul(sub(x2, x1), sub(y2, y1));
    }

    /** The arc tangent of width over height. */
    Tensor angle() {
      return Atan.atan(div(sub(x2, x1), sub(y2, y1)));
    }
  }

  private record Pair(Boxes a, Boxes b, Tensor intersection, Tensor union) {
    static Pair of(String operation, Tensor first, Tensor second) {
      if (first.shape().rank() < 1 || first.dim(-1) != 4 || !first.shape().equals(second.shape())) {
        throw new ShapeException(
            "%s: %s and %s, expected [..., 4] twice"
                .formatted(operation, first.shape(), second.shape()));
      }
      Boxes a = Boxes.of(first);
      Boxes b = Boxes.of(second);
      Tensor width = relu(sub(minimum(a.x2, b.x2), maximum(a.x1, b.x1)));
      Tensor height = relu(sub(minimum(a.y2, b.y2), maximum(a.y1, b.y1)));
      Tensor intersection = mul(width, height);
      return new Pair(a, b, intersection, sub(add(a.area(), b.area()), intersection));
    }

    Tensor iou() {
      return div(intersection, affine(union, 1, EPS));
    }

    Tensor enclosingWidth() {
      return sub(maximum(a.x2, b.x2), minimum(a.x1, b.x1));
    }

    Tensor enclosingHeight() {
      return sub(maximum(a.y2, b.y2), minimum(a.y1, b.y1));
    }
  }
}
