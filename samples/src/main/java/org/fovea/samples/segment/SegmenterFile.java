package org.fovea.samples.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.segmentation.PictureSegmenter;
import org.fovea.neural.segmentation.SegmentationCard;
import org.fovea.neural.segmentation.SegmentationNetwork;
import org.fovea.neural.weights.ModuleWeights;

/** Reads a segmenter from a file of weights. */
public final class SegmenterFile {
  private SegmenterFile() {}

  /**
   * Reads a segmenter.
   *
   * @param file weights that {@code fovea train segment} wrote
   * @param tile rows and columns of the tiles that pictures are cut into, about
   * @return ready to use
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when it does not say of which network it is
   */
  public static PictureSegmenter read(Path file, int tile) throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    SegmentationCard card;
    try {
      card = SegmentationCard.fromMetadata(weights.metadata());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    SegmentationNetwork network = card.create(new SplittableRandom(0));
    ModuleWeights.load(network, weights);
    return new PictureSegmenter(network, card, PictureSegmenter.tiles(network, tile));
  }
}
