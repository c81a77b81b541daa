package org.fovea.neural.detection.yolo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.Size;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sub;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/**
 * What the cells of the first YOLO's grid tell and should tell: of each box the centre's place
 * within the cell, 0..1, the square roots of its extents in frames, and its objectness; then the
 * classes.
 *
 * @param frame extents of the pictures
 * @param grid rows and columns of cells
 * @param perCell boxes of each cell
 */
record CellBoxes(Size frame, Size grid, int perCell) {
  /** Numbers of a box: place, extents, objectness. */
  static final int NUMBERS = 5;

  /** Parts of equation 3. */
  enum Part {
    BOX,
    OBJECT,
    NO_OBJECT,
    CLASSES
  }

  /**
   * What an output should have been.
   *
   * @param values of the output's shape
   * @param masks for each part the output's elements that count, 1, and others, 0
   */
  record Wanted(Tensor values, Map<Part, Tensor> masks) {
    static Wanted nothing(Shape shape) {
      Map<Part, Tensor> masks = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        masks.put(part, Tensor.zeros(shape.toArray()));
      }
      return new Wanted(Tensor.zeros(shape.toArray()), masks);
    }

    Tensor mask(Part part) {
      return Objects.requireNonNull(masks.get(part));
    }

    Tensor error(Tensor output, Part part, float weight) {
      Tensor mask = mask(part);
      return Scale.scale(Sum.sum(Mul.mul(Square.square(Sub.sub(output, values)), mask)), weight);
    }
  }

  /** Boxes {@code [N, perCell * cells, 4]} in pixels, without gradient: all first ones first. */
  Tensor decode(Tensor output) {
    int cells = output.dim(1);
    Tensor boxes = Tensor.zeros(output.dim(0), perCell * cells, 4);
    int at = 0;
    for (int n = 0; n < output.dim(0); n++) {
      for (int k = 0; k < perCell; k++) {
        for (int cell = 0; cell < cells; cell++) {
          int from = (n * cells + cell) * output.dim(2) + k * NUMBERS;
          decode(output.data(), from, cell, boxes.data(), at);
          at += 4;
        }
      }
    }
    return boxes;
  }

  private void decode(float[] output, int from, int cell, float[] boxes, int at) {
    int row = cell / grid.width();
    float x = (cell % grid.width() + output[from]) * frame.width() / grid.width();
    float y = (row + output[from + 1]) * frame.height() / grid.height();
    float halfWidth = output[from + 2] * output[from + 2] * frame.width() / 2;
    float halfHeight = output[from + 3] * output[from + 3] * frame.height() / 2;
    boxes[at] = x - halfWidth;
    boxes[at + 1] = y - halfHeight;
    boxes[at + 2] = x + halfWidth;
    boxes[at + 3] = y + halfHeight;
  }

  /**
   * Each object is told by the cell that its centre lies in, and there by the box that overlaps it
   * most; of several objects in a cell the last one is.
   */
  Wanted wanted(Tensor output, List<DetectionTarget> targets) {
    Wanted wanted = Wanted.nothing(output.shape());
    float[] none = wanted.mask(Part.NO_OBJECT).data();
    int width = output.dim(2);
    for (int cell = 0; cell < output.dim(0) * output.dim(1); cell++) {
      for (int k = 0; k < perCell; k++) {
        none[cell * width + k * NUMBERS + 4] = 1;
      }
    }
    for (int n = 0; n < targets.size(); n++) {
      int[] objects = objects(targets.get(n).boxes());
      for (int cell = 0; cell < objects.length; cell++) {
        if (objects[cell] >= 0) {
          int row = (n * objects.length + cell) * width;
          set(output, wanted, targets.get(n), objects[cell], cell, row);
        }
      }
    }
    return wanted;
  }

  /** Of each cell the object whose centre it holds, or -1. */
  private int[] objects(Tensor truths) {
    int[] objects = new int[grid.height() * grid.width()];
    Arrays.fill(objects, -1);
    float[] t = truths.data();
    for (int g = 0; g < truths.dim(0); g++) {
      double x = ((double) t[4 * g] + t[4 * g + 2]) / 2 * grid.width() / frame.width();
      double y = ((double) t[4 * g + 1] + t[4 * g + 3]) / 2 * grid.height() / frame.height();
      if (x >= 0 && x < grid.width() && y >= 0 && y < grid.height()) {
        int row = (int) y;
        objects[row * grid.width() + (int) x] = g;
      }
    }
    return objects;
  }

  private void set(
      Tensor output, Wanted wanted, DetectionTarget target, int object, int cell, int row) {
    float[] truth = new float[4];
    System.arraycopy(target.boxes().data(), 4 * object, truth, 0, 4);
    float[] told = new float[4 * perCell];
    for (int k = 0; k < perCell; k++) {
      decode(output.data(), row + k * NUMBERS, cell, told, 4 * k);
    }
    float[] overlaps = Boxes.iou(Tensor.of(truth, 1, 4), Tensor.of(told, perCell, 4)).data();
    int best = 0;
    for (int k = 1; k < perCell; k++) {
      best = overlaps[k] > overlaps[best] ? k : best;
    }
    int at = row + best * NUMBERS;
    int gridRow = cell / grid.width();
    float[] v = wanted.values().data();
    v[at] = (truth[0] + truth[2]) / 2 * grid.width() / frame.width() - cell % grid.width();
    v[at + 1] = (truth[1] + truth[3]) / 2 * grid.height() / frame.height() - gridRow;
    v[at + 2] = (float) Math.sqrt((truth[2] - truth[0]) / frame.width());
    v[at + 3] = (float) Math.sqrt((truth[3] - truth[1]) / frame.height());
    v[at + 4] = overlaps[best];
    for (int i = 0; i < 4; i++) {
      wanted.mask(Part.BOX).data()[at + i] = 1;
    }
    wanted.mask(Part.OBJECT).data()[at + 4] = 1;
    wanted.mask(Part.NO_OBJECT).data()[at + 4] = 0;
    int first = row + perCell * NUMBERS;
    for (int c = first; c < row + output.dim(2); c++) {
      wanted.mask(Part.CLASSES).data()[c] = 1;
    }
    v[first + target.labels().data()[object] - 1] = 1;
  }
}
