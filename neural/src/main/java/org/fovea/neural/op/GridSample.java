package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Images sampled at positions that a tensor gives (Jaderberg et al., 2015). */
public final class GridSample {
  /** How a sample is made from the pixels around it. */
  public enum Mode {
    /** From the four pixels around. */
    BILINEAR,
    /** The nearest pixel, of two the even one. */
    NEAREST,
    /** From sixteen pixels by cubic convolution, a = -0.75. */
    BICUBIC
  }

  /** What lies outside the image. */
  public enum Outside {
    /** Zeros. */
    ZEROS,
    /** The nearest pixel of the edge. */
    BORDER,
    /** The image mirrored at its edges. */
    REFLECTION
  }

  private static final double A = -0.75;

  private GridSample() {}

  /**
   * Samples images.
   *
   * @param x {@code [N, C, H, W]}
   * @param grid {@code [N, outH, outW, 2]}, positions (x, y) in -1..1 from one edge to the other
   * @param mode how samples are made
   * @param outside what lies outside
   * @param alignCorners whether -1 and 1 are the centres of the outermost pixels, not their outer
   *     edges
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor gridSample(
      Tensor x, Tensor grid, Mode mode, Outside outside, boolean alignCorners) {
    if (x.shape().rank() != 4
        || grid.shape().rank() != 4
        || grid.dim(3) != 2
        || grid.dim(0) != x.dim(0)) {
      throw new ShapeException(
          "grid_sample: input %s and grid %s, expected [N, C, H, W] and [N, outH, outW, 2]"
              .formatted(x.shape(), grid.shape()));
    }
    Sampler sampler = new Sampler(x, grid, mode, outside, alignCorners);
    Shape shape = Shape.of(x.dim(0), x.dim(1), grid.dim(1), grid.dim(2));
    float[] out = new float[shape.numel()];
    sampler.forward(out);
    return Autograd.result(
        "grid_sample",
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[x.numel()];
          float[] dGrid = new float[grid.numel()];
          sampler.backward(g, dx, dGrid);
          in.add(0, dx);
          in.add(1, dGrid);
        },
        x,
        grid);
  }

  // A coordinate brought inside, and its derivative with respect to where it was.
  private record Coordinate(double value, double slope) {
    static Coordinate of(float normalized, int extent, boolean alignCorners) {
      return alignCorners
          ? new Coordinate((normalized + 1.0) / 2 * (extent - 1), (extent - 1) / 2.0)
          : new Coordinate(((normalized + 1.0) * extent - 1) / 2, extent / 2.0);
    }

    Coordinate inside(Outside outside, int extent, boolean alignCorners) {
      return switch (outside) {
        case ZEROS -> this;
        case BORDER -> clipped(extent);
        case REFLECTION -> reflected(extent, alignCorners).clipped(extent);
      };
    }

    private Coordinate clipped(int extent) {
      if (value <= 0) {
        return new Coordinate(0, 0);
      }
      return value >= extent - 1 ? new Coordinate(extent - 1, 0) : this;
    }

    private Coordinate reflected(int extent, boolean alignCorners) {
      double low = alignCorners ? 0 : -0.5;
      double span = alignCorners ? extent - 1 : extent;
      if (span == 0) {
        return new Coordinate(0, 0);
      }
      double distance = Math.abs(value - low);
      double sign = value < low ? -slope : slope;
      long flips = (long) Math.floor(distance / span);
      double rest = distance - flips * span;
      return flips % 2 == 0
          ? new Coordinate(rest + low, sign)
          : new Coordinate(span - rest + low, -sign);
    }
  }

  /** The pixels of one sample along one axis, with weights and their derivatives. */
  private static final class Axis {
    private final int[] indices = new int[4];
    private final double[] weights = new double[4];
    private final double[] slopes = new double[4];
    private int count;

    private void add(int index, double weight, double slope) {
      indices[count] = index;
      weights[count] = weight;
      slopes[count++] = slope;
    }
  }

  private static final class Sampler {
    private final Tensor x;
    private final Tensor grid;
    private final Mode mode;
    private final Outside outside;
    private final boolean alignCorners;
    private final Axis rows = new Axis();
    private final Axis columns = new Axis();

    Sampler(Tensor x, Tensor grid, Mode mode, Outside outside, boolean alignCorners) {
      this.x = x;
      this.grid = grid;
      this.mode = mode;
      this.outside = outside;
      this.alignCorners = alignCorners;
    }

    void forward(float[] out) {
      int samples = grid.dim(1) * grid.dim(2);
      int plane = x.dim(2) * x.dim(3);
      for (int i = 0; i < x.dim(0) * samples; i++) {
        locate(i);
        for (int c = 0; c < x.dim(1); c++) {
          int at = (i / samples * x.dim(1) + c) * plane;
          double sum = 0;
          for (int r = 0; r < rows.count; r++) {
            for (int k = 0; k < columns.count; k++) {
              sum += rows.weights[r] * columns.weights[k] * pixel(at, r, k);
            }
          }
          out[(i / samples * x.dim(1) + c) * samples + i % samples] = (float) sum;
        }
      }
    }

    void backward(float[] g, float[] dx, float[] dGrid) {
      int samples = grid.dim(1) * grid.dim(2);
      int plane = x.dim(2) * x.dim(3);
      for (int i = 0; i < x.dim(0) * samples; i++) {
        locate(i);
        double slopeX = 0;
        double slopeY = 0;
        for (int c = 0; c < x.dim(1); c++) {
          int at = (i / samples * x.dim(1) + c) * plane;
          double gradient = g[(i / samples * x.dim(1) + c) * samples + i % samples];
          for (int r = 0; r < rows.count; r++) {
            for (int k = 0; k < columns.count; k++) {
              int index = index(r, k);
              if (index >= 0) {
                double value = gradient * x.data()[at + index];
                dx[at + index] += (float) (gradient * rows.weights[r] * columns.weights[k]);
                slopeX += value * rows.weights[r] * columns.slopes[k];
                slopeY += value * rows.slopes[r] * columns.weights[k];
              }
            }
          }
        }
        dGrid[2 * i] = (float) slopeX;
        dGrid[2 * i + 1] = (float) slopeY;
      }
    }

    private float pixel(int at, int row, int column) {
      int index = index(row, column);
      return index < 0 ? 0 : x.data()[at + index];
    }

    /** Within the plane, or -1 outside. */
    private int index(int row, int column) {
      int y = rows.indices[row];
      int k = columns.indices[column];
      boolean inside = y >= 0 && y < x.dim(2) && k >= 0 && k < x.dim(3);
      return inside ? y * x.dim(3) + k : -1;
    }

    private void locate(int sample) {
      locate(grid.data()[2 * sample], x.dim(3), columns);
      locate(grid.data()[2 * sample + 1], x.dim(2), rows);
    }

    private void locate(float normalized, int extent, Axis axis) {
      axis.count = 0;
      Coordinate raw = Coordinate.of(normalized, extent, alignCorners);
      if (mode == Mode.BICUBIC) {
        int base = floor(raw.value);
        for (int k = -1; k < 3; k++) {
          double distance = raw.value - base - k;
          // Each pixel is brought inside on its own; its weight is that of where it was.
          Coordinate pixel = new Coordinate(base + k, 1).inside(outside, extent, alignCorners);
          axis.add(
              (int) Math.rint(pixel.value),
              Cubic.weight(distance, A),
              Cubic.slope(distance, A) * raw.slope);
        }
        return;
      }
      Coordinate position = raw.inside(outside, extent, alignCorners);
      if (mode == Mode.NEAREST) {
        axis.add(floor(Math.rint(position.value)), 1, 0);
        return;
      }
      int base = floor(position.value);
      double share = position.value - base;
      axis.add(base, 1 - share, -position.slope);
      axis.add(base + 1, share, position.slope);
    }

    /** Rounded down, far outside for what no int can hold. */
    private static int floor(double value) {
      return (int) Math.max(-1e9, Math.min(1e9, Math.floor(value)));
    }
  }

  /**
   * The grid of an affine map from output positions to input positions.
   *
   * @param theta {@code [N, 2, 3]}, the maps
   * @param height rows of the output
   * @param width columns of the output
   * @param alignCorners whether -1 and 1 are the centres of the outermost pixels
   * @return {@code [N, height, width, 2]}
   * @throws ShapeException when theta has another shape
   */
  public static Tensor affineGrid(Tensor theta, int height, int width, boolean alignCorners) {
    if (theta.shape().rank() != 3 || theta.dim(1) != 2 || theta.dim(2) != 3) {
      throw new ShapeException("affine_grid: %s, expected [N, 2, 3]".formatted(theta.shape()));
    }
    Tensor base = Tensor.zeros(height * width, 3);
    for (int i = 0; i < height * width; i++) {
      base.data()[3 * i] = centre(i % width, width, alignCorners);
      base.data()[3 * i + 1] = centre(i / width, height, alignCorners);
      base.data()[3 * i + 2] = 1;
    }
    Tensor points = MatMul.matmul(base, Permute.transpose(theta, 1, 2));
    return Reshape.reshape(points, theta.dim(0), height, width, 2);
  }

  private static float centre(int i, int count, boolean alignCorners) {
    if (alignCorners) {
      return count == 1 ? 0 : (float) (2.0 * i / (count - 1) - 1);
    }
    return (float) ((2.0 * i + 1) / count - 1);
  }
}
