package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.Random;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/** Random objects and predictions on three maps of a frame of 64 by 96 pixels. */
record RandomPairs(
    Tensor truths, IntTensor labels, Tensor boxes, Tensor scores, AnchorPoints points) {
  static final int LABELS = 3;
  private static final Size FRAME = new Size(64, 96);

  static List<Size> maps() {
    return List.of(new Size(8, 12), new Size(4, 6), new Size(2, 3));
  }

  static RandomPairs of(int objects, long seed) {
    Random random = new Random(seed);
    AnchorPoints points = AnchorPoints.of(FRAME, maps());
    Tensor truths = Tensor.zeros(objects, 4);
    int[] labels = new int[objects];
    for (int g = 0; g < objects; g++) {
      draw(truths, g, random.nextFloat() * 96, random.nextFloat() * 64, 40, random);
      labels[g] = 1 + random.nextInt(LABELS);
    }
    Tensor boxes = Tensor.zeros(points.count(), 4);
    Tensor scores = Tensor.zeros(points.count(), LABELS);
    for (int a = 0; a < points.count(); a++) {
      float x = points.centres().data()[2 * a];
      draw(boxes, a, x, points.centres().data()[2 * a + 1], 40, random);
    }
    for (int i = 0; i < scores.numel(); i++) {
      scores.data()[i] = random.nextFloat();
    }
    return new RandomPairs(truths, IntTensor.of(labels), boxes, scores, points);
  }

  private static void draw(Tensor boxes, int row, float x, float y, float largest, Random random) {
    float width = 1 + random.nextFloat() * largest;
    float height = 1 + random.nextFloat() * largest;
    boxes.data()[4 * row] = x - width / 2;
    boxes.data()[4 * row + 1] = y - height / 2;
    boxes.data()[4 * row + 2] = x + width / 2;
    boxes.data()[4 * row + 3] = y + height / 2;
  }

  /** The overlap of an object and a prediction. */
  double iou(int g, int a) {
    return Boxes.iou(truths, boxes).data()[g * points.count() + a];
  }

  boolean inside(int g, int a) {
    float x = points.centres().data()[2 * a];
    float y = points.centres().data()[2 * a + 1];
    float[] t = truths.data();
    return x > t[4 * g] && x < t[4 * g + 2] && y > t[4 * g + 1] && y < t[4 * g + 3];
  }

  /** How far the point is from the object's centre along an axis. */
  double off(int g, int a, int axis) {
    float[] t = truths.data();
    double middle = ((double) t[4 * g + axis] + t[4 * g + 2 + axis]) / 2;
    return Math.abs(points.centres().data()[2 * a + axis] - middle);
  }
}
