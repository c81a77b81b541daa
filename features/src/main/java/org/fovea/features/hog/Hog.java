package org.fovea.features.hog;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.gradient.CentralDifference;
import org.fovea.features.gradient.Gradient;

/**
 * Histograms of oriented gradients (N. Dalal and B. Triggs, "Histograms of Oriented Gradients for
 * Human Detection", CVPR 2005). Immutable and shareable between threads.
 *
 * <p>Pixels right of and below the last whole cell do not vote. With {@link
 * HogConfig#scikitImage()} descriptors equal scikit-image's, with {@link HogConfig#dalalTriggs()}
 * OpenCV's {@code HOGDescriptor} of a picture of the window's size.
 */
public final class Hog {
  private final HogConfig config;
  private final Orientations orientations;
  private final BlockNormaliser normaliser;

  /**
   * Descriptors of one kind.
   *
   * @param config what they are made of
   */
  public Hog(HogConfig config) {
    this.config = config;
    this.orientations = new Orientations(config.orientations(), config.signed());
    this.normaliser = new BlockNormaliser(config.norm(), config.blockLength());
  }

  /**
   * The blocks of a picture; each pixel's gradient is that of its steepest band.
   *
   * @param image any number of bands, at least one block in size
   * @return its blocks
   * @throws IllegalArgumentException if the picture is smaller than a block
   */
  public HogGrid grid(Planar<GrayU8> image) {
    requireBlock(image);
    return grid(CentralDifference.of(image, config.tone()));
  }

  /**
   * The blocks of a gray picture.
   *
   * @param image at least one block in size
   * @return its blocks
   * @throws IllegalArgumentException if the picture is smaller than a block
   */
  public HogGrid grid(GrayU8 image) {
    requireBlock(image);
    return grid(CentralDifference.of(image, config.tone()));
  }

  /**
   * The blocks of a gray picture.
   *
   * @param image at least one block in size; scikit-image's floats are 0..1
   * @return its blocks
   * @throws IllegalArgumentException if the picture is smaller than a block, or has negative values
   *     where the tone is the square root
   */
  public HogGrid grid(GrayF32 image) {
    requireBlock(image);
    return grid(CentralDifference.of(image, config.tone()));
  }

  private void requireBlock(ImageBase<?> image) {
    int span = config.blockSize() * config.cellSize();
    if (image.width < span || image.height < span) {
      throw new IllegalArgumentException(
          String.format(
              "expected a picture of at least one block, %d x %d pixels, got %d x %d",
              span, span, image.width, image.height));
    }
  }

  private HogGrid grid(Gradient gradient) {
    int width = gradient.dx().width;
    int height = gradient.dx().height;
    BlockAxis columns = new BlockAxis(width, config);
    BlockAxis rows = new BlockAxis(height, config);
    float[] planes = new float[config.blockLength() * columns.blocks * rows.blocks];
    float[] votes = new float[config.orientations() * width];
    float[] blockRow = new float[config.blockLength() * columns.blocks];

    // Votes are summed down the columns first. Blocks overlap, so several rows of blocks are open
    // at a time; each is closed after its last row of pixels.
    int span = config.blockSize() * config.cellSize();
    int step = config.blockStride() * config.cellSize();
    float[][] open = new float[(span + step - 1) / step][config.blockSize() * votes.length];
    int lastRow = (rows.blocks - 1) * step + span;
    for (int y = 0; y < lastRow; y++) {
      Arrays.fill(votes, 0);
      if (config.votes() == CellVotes.TRILINEAR) {
        orientations.linear(gradient.dx().data, gradient.dy().data, y * width, width, votes);
      } else {
        orientations.nearest(gradient.dx().data, gradient.dy().data, y * width, width, votes);
      }
      for (int i = y * rows.fanOut; i < (y + 1) * rows.fanOut; i++) {
        if (rows.weight[i] != 0) {
          float[] to = open[rows.block[i] % open.length];
          addScaled(votes, rows.weight[i], to, rows.cell[i] * votes.length);
        }
      }
      int closed = y + 1 - span;
      if (closed >= 0 && closed % step == 0) {
        int by = closed / step;
        float[] sums = open[by % open.length];
        columns.pool(sums, width, config.orientations(), blockRow);
        normaliser.normalise(blockRow, columns.blocks);
        for (int k = 0; k < config.blockLength(); k++) {
          int to = (k * rows.blocks + by) * columns.blocks;
          System.arraycopy(blockRow, k * columns.blocks, planes, to, columns.blocks);
        }
        Arrays.fill(sums, 0);
      }
    }
    return new HogGrid(config, columns.blocks, rows.blocks, planes);
  }

  private static void addScaled(float[] row, float weight, float[] to, int start) {
    for (int i = 0; i < row.length; i++) {
      to[start + i] += weight * row[i];
    }
  }
}
