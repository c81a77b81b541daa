package org.fovea.benchmarks.convolution;

import java.util.Random;

/**
 * A layer with numbers: normally distributed, and the weights so scaled that the output has a
 * variance of about 1.
 *
 * @param shape the layer
 * @param input {@code [C, H, W]}
 * @param weight {@code [outC, C / groups, k, k]}
 * @param bias {@code [outC]}, as a batch norm merged into the weights leaves one
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record ConvolutionProblem(LayerShape shape, float[] input, float[] weight, float[] bias) {
  /**
   * How far two ways to compute the output may be apart. Sums in different orders differ by some
   * 1e-6 and Winograd's transforms by some 1e-5; a wrong index by about 1.
   */
  private static final float TOLERANCE = 1e-3f;

  /**
   * Draws the numbers, the same each time.
   *
   * @param shape the layer
   * @return the problem
   */
  public static ConvolutionProblem of(LayerShape shape) {
    Random random = new Random(1);
    return new ConvolutionProblem(
        shape,
        normal(random, shape.channels() * shape.extent() * shape.extent(), 1),
        normal(random, shape.outChannels() * shape.depth(), 1 / Math.sqrt(shape.depth())),
        normal(random, shape.outChannels(), 0.1));
  }

  private static float[] normal(Random random, int length, double deviation) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /**
   * Runs two implementations once and compares what they compute.
   *
   * @param ours one
   * @param theirs the other
   * @throws IllegalStateException when an element differs by more than 0.001
   */
  public void requireSame(ReadyConvolution ours, ReadyConvolution theirs) {
    ours.run();
    theirs.run();
    float[] a = ours.output();
    float[] b = theirs.output();
    if (a.length != b.length) {
      throw new IllegalStateException(
          "%s: %d elements, the peer has %d".formatted(shape, a.length, b.length));
    }
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= TOLERANCE)) {
        throw new IllegalStateException(
            "%s: element %d is %s, the peer's %s".formatted(shape, i, a[i], b[i]));
      }
    }
  }
}
