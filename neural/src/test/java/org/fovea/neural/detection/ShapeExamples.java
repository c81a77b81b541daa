package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Bright squares (label 1) and discs (label 2) on dark noise, with masks and two keypoints each:
 * the centre and the middle of the right edge.
 */
final class ShapeExamples {
  static final int SIDE = 64;
  private static final int OBJECTS = 2;

  private ShapeExamples() {}

  static List<DetectionExample> of(int count, long seed) {
    Random random = new Random(seed);
    List<DetectionExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(example(random));
    }
    return examples;
  }

  /** One object in the upper half, one in the lower. */
  private static DetectionExample example(Random random) {
    Tensor image = Tensor.zeros(3, SIDE, SIDE);
    for (int i = 0; i < image.numel(); i++) {
      image.data()[i] = 0.2f * random.nextFloat();
    }
    Tensor boxes = Tensor.zeros(OBJECTS, 4);
    int[] labels = new int[OBJECTS];
    Tensor masks = Tensor.zeros(OBJECTS, SIDE, SIDE);
    Tensor keypoints = Tensor.zeros(OBJECTS, 2, 3);
    for (int k = 0; k < OBJECTS; k++) {
      int size = 16 + random.nextInt(12);
      int left = random.nextInt(SIDE - size);
      int top = k * SIDE / 2 + random.nextInt(SIDE / 2 - size + 1);
      labels[k] = 1 + random.nextInt(2);
      float[] box = {left, top, left + size, top + size};
      System.arraycopy(box, 0, boxes.data(), 4 * k, 4);
      float x = left + size / 2f;
      float y = top + size / 2f;
      float[] points = {x, y, 2, left + size, y, 2};
      System.arraycopy(points, 0, keypoints.data(), 6 * k, 6);
      draw(image, masks, k, left, top, size, labels[k]);
    }
    return new DetectionExample(
        image, new DetectionTarget(boxes, IntTensor.of(labels), masks, keypoints));
  }

  private static void draw(
      Tensor image, Tensor masks, int object, int left, int top, int size, int label) {
    double middle = (size - 1) / 2.0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (label == 1 || Math.hypot(x - middle, y - middle) <= size / 2.0) {
          int at = (top + y) * SIDE + left + x;
          masks.data()[object * SIDE * SIDE + at] = 1;
          image.data()[at] = label == 1 ? 0.9f : 0.3f;
          image.data()[SIDE * SIDE + at] = 0.7f;
          image.data()[2 * SIDE * SIDE + at] = label == 1 ? 0.2f : 0.9f;
        }
      }
    }
  }
}
