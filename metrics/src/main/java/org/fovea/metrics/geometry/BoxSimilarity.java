package org.fovea.metrics.geometry;

import java.util.List;

/**
 * How alike two boxes are, by IoU or by one of the measures that go on telling boxes apart once
 * they no longer overlap. All are symmetric, at most 1, and near 1 for equal boxes.
 *
 * <p>The small terms are those of torchvision: none in {@link #GIOU}, {@value #EPSILON} in the
 * others. Where torchvision divides 0 by 0, as for boxes without area, the term is 0 here.
 */
public enum BoxSimilarity {
  /** Intersection over union ({@link Iou#of(Box, Box)}), in [0, 1]. */
  IOU {
    @Override
    public double of(Box a, Box b) {
      return Iou.of(a, b);
    }
  },
  /**
   * IoU less the share of the hull that neither box covers, in [-1, 1]. Rezatofighi et al.,
   * Generalized Intersection over Union, CVPR 2019, algorithm 1.
   */
  GIOU {
    @Override
    public double of(Box a, Box b) {
      double intersection = Iou.intersection(a, b);
      double union = a.area() + b.area() - intersection;
      double hull = hullWidth(a, b) * hullHeight(a, b);
      return Iou.of(a, b) - (hull == 0 ? 0 : (hull - union) / hull);
    }
  },
  /**
   * IoU less the squared distance of the centres over the squared diagonal of the hull, in [-1, 1].
   * Zheng et al., Distance-IoU Loss, AAAI 2020, equation 7.
   */
  DIOU {
    @Override
    public double of(Box a, Box b) {
      double width = hullWidth(a, b);
      double height = hullHeight(a, b);
      double dx = (a.x1() + a.x2()) / 2 - (b.x1() + b.x2()) / 2;
      double dy = (a.y1() + a.y2()) / 2 - (b.y1() + b.y2()) / 2;
      return Iou.of(a, b) - (dx * dx + dy * dy) / (width * width + height * height + EPSILON);
    }
  },
  /**
   * {@link #DIOU} less a penalty for different ratios of width to height. Zheng et al.,
   * Distance-IoU Loss, AAAI 2020, equations 8 to 11.
   */
  CIOU {
    @Override
    public double of(Box a, Box b) {
      double difference = Math.atan2(a.width(), a.height()) - Math.atan2(b.width(), b.height());
      double v = 4 / (Math.PI * Math.PI) * difference * difference;
      double alpha = v / (1 - Iou.of(a, b) + v + EPSILON);
      return DIOU.of(a, b) - alpha * v;
    }
  };

  private static final double EPSILON = 1e-7;

  /**
   * The similarity of two boxes.
   *
   * @param a a box
   * @param b a box
   * @return at most 1
   */
  public abstract double of(Box a, Box b);

  /**
   * The similarities of all pairs.
   *
   * @param a boxes
   * @param b boxes
   * @return {@code [a.size()][b.size()]}
   */
  public double[][] matrix(List<Box> a, List<Box> b) {
    double[][] similarities = new double[a.size()][b.size()];
    for (int i = 0; i < similarities.length; i++) {
      for (int j = 0; j < similarities[i].length; j++) {
        similarities[i][j] = of(a.get(i), b.get(j));
      }
    }
    return similarities;
  }

  private static double hullWidth(Box a, Box b) {
    return Math.max(a.x2(), b.x2()) - Math.min(a.x1(), b.x1());
  }

  private static double hullHeight(Box a, Box b) {
    return Math.max(a.y2(), b.y2()) - Math.min(a.y1(), b.y1());
  }
}
