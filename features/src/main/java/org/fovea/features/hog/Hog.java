package org.fovea.features.hog;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
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
  private final BlockWeights weights;

  /**
   * Descriptors of one kind.
   *
   * @param config what they are made of
   */
  public Hog(HogConfig config) {
    this.config = config;
    this.orientations = new Orientations(config.orientations(), config.signed());
    this.weights = new BlockWeights(config);
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
    VoteLayout layout = new VoteLayout(weights, width, config.orientations());
    BlockRows rows = new BlockRows(config, weights, layout, weights.blocks(gradient.dx().height));
    Voter voter = new Voter(orientations, config.votes(), layout);
    for (int y = 0; y < rows.pixels(); y++) {
      voter.vote(gradient.dx().data, gradient.dy().data, y * width, rows.next());
      rows.add();
    }
    return rows.grid();
  }
}
