package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/**
 * Operations that only move elements: the output's element at index (i0, i1, ...) is the input's
 * element number {@code offset + i0 * strides[0] + i1 * strides[1] + ...}. A stride of 0 repeats
 * elements, a negative one reverses them. The gradient adds each output element's to the input
 * element it came from.
 */
final class Strided {
  private Strided() {}

  static Tensor view(String operation, Tensor x, Shape shape, int offset, int[] strides) {
    float[] out = new float[shape.numel()];
    Walk walk = Walk.over(shape, strides);
    gather(x.data(), offset, out, walk);
    return Autograd.result(
        operation, out, shape, (g, in) -> scatterAdd(g, in.accumulator(0), offset, walk), x);
  }

  // The loops over an output, with dimensions that step through the input evenly merged.
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Walk(int[] extents, int[] strides, int numel) {
    static Walk over(Shape shape, int[] strides) {
      int[] extents = new int[shape.rank() + 1];
      int[] steps = new int[extents.length];
      int count = 0;
      for (int i = 0; i < shape.rank(); i++) {
        int extent = shape.dim(i);
        if (extent == 1) {
          continue;
        }
        if (count > 0 && steps[count - 1] == strides[i] * extent) {
          extents[count - 1] *= extent;
          steps[count - 1] = strides[i];
        } else {
          extents[count] = extent;
          steps[count++] = strides[i];
        }
      }
      if (count == 0) {
        extents[count++] = 1;
      }
      return new Walk(Arrays.copyOf(extents, count), Arrays.copyOf(steps, count), shape.numel());
    }

    int runLength() {
      return extents[extents.length - 1];
    }

    int runStride() {
      return strides[strides.length - 1];
    }

    /** Moves to the next run: counts up the outer dimensions, gives the change of position. */
    int advance(int[] index) {
      int change = 0;
      for (int d = extents.length - 2; d >= 0; d--) {
        change += strides[d];
        if (++index[d] < extents[d]) {
          return change;
        }
        change -= strides[d] * extents[d];
        index[d] = 0;
      }
      return change;
    }
  }

  private static void gather(float[] from, int offset, float[] to, Walk walk) {
    int[] index = new int[walk.extents.length];
    int length = walk.runLength();
    int stride = walk.runStride();
    int at = offset;
    for (int i = 0; i < walk.numel; i += length) {
      if (stride == 1) {
        System.arraycopy(from, at, to, i, length);
      } else {
        for (int j = 0; j < length; j++) {
          to[i + j] = from[at + j * stride];
        }
      }
      at += walk.advance(index);
    }
  }

  private static void scatterAdd(float[] gradient, float[] into, int offset, Walk walk) {
    int[] index = new int[walk.extents.length];
    int length = walk.runLength();
    int stride = walk.runStride();
    int at = offset;
    for (int i = 0; i < walk.numel; i += length) {
      if (stride == 0) {
        double sum = 0;
        for (int j = 0; j < length; j++) {
          sum += gradient[i + j];
        }
        into[at] += (float) sum;
      } else {
        for (int j = 0; j < length; j++) {
          into[at + j * stride] += gradient[i + j];
        }
      }
      at += walk.advance(index);
    }
  }
}
