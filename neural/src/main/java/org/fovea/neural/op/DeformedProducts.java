package org.fovea.neural.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.op.DeformedWindows.Piece;
import org.fovea.neural.op.DeformedWindows.Samples;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** The matrix products of a deformable convolution: output, and gradients of all inputs. */
final class DeformedProducts {
  /** Elements of the columns that are held at once, about. */
  private static final int BUDGET = 1 << 17;

  /** Output pixels of a piece at least, to pay for preparing the weight. */
  private static final int MIN_PIXELS = 96;

  /** Input channels whose gradients one task computes. */
  private static final int BLOCK = 32;

  private final ConvGeometry g;
  private final DeformedWindows windows;
  private final float[] weight;
  private final int pixels;

  DeformedProducts(ConvGeometry g, DeformedWindows windows, float[] weight) {
    this.g = g;
    this.windows = windows;
    this.weight = weight;
    pixels = g.outHeight * g.outWidth;
  }

  /** The output pixels of all images in pieces whose columns have so many rows. */
  private List<Piece> pieces(int rows) {
    int size = Math.min(pixels, Math.max(MIN_PIXELS, BUDGET / rows));
    List<Piece> pieces = new ArrayList<>();
    for (int image = 0; image < g.batch; image++) {
      for (int from = 0; from < pixels; from += size) {
        pieces.add(new Piece(image, from, Math.min(size, pixels - from)));
      }
    }
    return pieces;
  }

  /** [N, outC, outH, outW]. */
  float[] forward(float @Nullable [] bias) {
    float[] out = new float[g.outShape().numel()];
    if (bias != null) {
      for (int plane = 0; plane < g.batch * g.outChannels; plane++) {
        Arrays.fill(out, plane * pixels, (plane + 1) * pixels, bias[plane % g.outChannels]);
      }
    }
    int rows = g.channels * g.taps();
    List<Piece> pieces = pieces(rows);
    Workers.current()
        .forEach(
            pieces.size(),
            number -> {
              Piece piece = pieces.get(number);
              float[] columns = new float[rows * piece.count()];
              Samples samples = windows.samples(piece.count());
              int shared = windows.channelsPerOffset();
              for (int channel = 0; channel < g.channels; channel += shared) {
                int at = channel * g.taps() * piece.count();
                windows.sample(piece, channel, shared, samples, columns, at);
              }
              for (int group = 0; group < g.groups(); group++) {
                int at = group * g.depth() * piece.count();
                Matrix inputs = Matrix.of(columns, at, g.depth(), piece.count());
                Gemm.multiply(filters(group), inputs, outputs(out, piece, group), true);
              }
            });
    return out;
  }

  /** The weight of a group, output channels by (channel, tap). */
  private Matrix filters(int group) {
    int at = group * g.groupOut() * g.depth();
    return Matrix.of(weight, at, g.groupOut(), g.depth());
  }

  /** A group's output channels by the pixels of a piece. */
  private Matrix outputs(float[] values, Piece piece, int group) {
    int at = (piece.image() * g.outChannels + group * g.groupOut()) * pixels + piece.from();
    return new Matrix(values, at, g.groupOut(), piece.count(), pixels, 1);
  }

  /**
   * Which gradients are to be computed.
   *
   * @param x of the images
   * @param places of offsets and mask
   * @param weight of the weight
   */
  record Wanted(boolean x, boolean places, boolean weight) {}

  /**
   * The gradients, those not wanted zero.
   *
   * @param x of the images
   * @param offset of the offsets
   * @param mask of the mask, empty where there is none
   * @param weight of the weight
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Slopes(float[] x, float[] offset, float[] mask, float[] weight) {}

  /**
   * Input channels that share a group of the weight and their offsets.
   *
   * @param channel the first of them
   * @param channels how many
   */
  private record Block(int channel, int channels) {}

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int channel = 0;
    while (channel < g.channels) {
      int ofGroup = g.groupIn() - channel % g.groupIn();
      int ofOffset = windows.channelsPerOffset() - channel % windows.channelsPerOffset();
      Block block = new Block(channel, Math.min(BLOCK, Math.min(ofGroup, ofOffset)));
      blocks.add(block);
      channel += block.channels;
    }
    return blocks;
  }

  /**
   * The gradients of all inputs but the bias. A task has the channels of a block to itself, and
   * with them their planes of the images' gradient and their columns of the weight's; what it adds
   * to the places' goes to arrays of its own, which are summed at the end.
   */
  Slopes backward(float[] dy, Wanted wanted) {
    Slopes slopes =
        new Slopes(
            new float[g.inShape().numel()],
            new float[windows.offsetNumel()],
            new float[windows.maskNumel()],
            new float[weight.length]);
    List<Block> blocks = blocks();
    Slopes[] parts = new Slopes[blocks.size()];
    Workers.current()
        .forEach(
            parts.length,
            number -> {
              Slopes part = slopes;
              if (number > 0 && wanted.places) {
                float[] offset = new float[slopes.offset.length];
                float[] mask = new float[slopes.mask.length];
                part = new Slopes(slopes.x, offset, mask, slopes.weight);
              }
              parts[number] = part;
              addOfBlock(blocks.get(number), dy, wanted, part);
            });
    for (int number = 1; wanted.places && number < parts.length; number++) {
      add(parts[number].offset, slopes.offset);
      add(parts[number].mask, slopes.mask);
    }
    return slopes;
  }

  private static void add(float[] terms, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += terms[i];
    }
  }

  private void addOfBlock(Block block, float[] dy, Wanted wanted, Slopes slopes) {
    int rows = block.channels * g.taps();
    int group = block.channel / g.groupIn();
    int first = block.channel % g.groupIn() * g.taps();
    List<Piece> pieces = pieces(rows);
    int capacity = pieces.stream().mapToInt(Piece::count).max().orElse(0);
    float[] columns = new float[rows * capacity];
    Samples samples = windows.samples(capacity);
    int at = group * g.groupOut() * g.depth() + first;
    Matrix filters = new Matrix(weight, at, g.groupOut(), rows, g.depth(), 1);
    Matrix dFilters = new Matrix(slopes.weight, at, g.groupOut(), rows, g.depth(), 1);
    for (Piece piece : pieces) {
      Matrix gradient = outputs(dy, piece, group);
      Matrix inputs = Matrix.of(columns, 0, rows, piece.count());
      if (wanted.weight) {
        windows.sample(piece, block.channel, block.channels, samples, columns, 0);
        Kernels.active().gemm(gradient, inputs.transposed(), dFilters, true);
      }
      if (wanted.x || wanted.places) {
        Kernels.active().gemm(filters.transposed(), gradient, inputs, false);
      }
      if (wanted.x) {
        windows.addToPixels(piece, block.channel, block.channels, samples, columns, slopes.x);
      }
      if (wanted.places) {
        windows.addToPlaces(
            piece, block.channel, block.channels, samples, columns, slopes.offset, slopes.mask);
      }
    }
  }
}
