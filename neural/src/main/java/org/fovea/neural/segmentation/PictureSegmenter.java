package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.inference.InferenceForm;

/**
 * Tells the class of each pixel of pictures of any size, tile by tile. Threads may share it.
 *
 * <p>Class numbers are those of the labels on the card. Beside the picture and the result it needs
 * memory for one tile and one row of tiles.
 */
public final class PictureSegmenter {
  private static final int MARGIN = 64;
  private static final int BLEND = 32;

  private final InferenceForm form;
  private final SegmentationCard card;
  private final TileConfig tiles;

  /**
   * Makes a segmenter.
   *
   * @param network with its weights, which are copied; put into evaluation mode
   * @param card of those weights
   * @param tiles how pictures are cut
   * @throws IllegalArgumentException if the network does not take tiles of this size or has another
   *     margin
   */
  public PictureSegmenter(SegmentationNetwork network, SegmentationCard card, TileConfig tiles) {
    int margin = network.margin();
    if (network.inputFor(tiles.tile() - 2 * margin) != tiles.tile()
        || (margin != 0 && margin != tiles.margin())) {
      throw new IllegalArgumentException(
          "%s for a network of margin %d, expected that margin and a tile it takes"
              .formatted(tiles, margin));
    }
    network.eval();
    form = InferenceForm.of(network);
    this.card = card;
    this.tiles = tiles;
  }

  /**
   * Tiles that suit a network.
   *
   * @param network any
   * @param extent rows and columns of a tile, about, at least 1
   * @return with the network's margin, or one of an eighth of the tile, at most 64 pixels, and a
   *     blend of half of that
   */
  public static TileConfig tiles(SegmentationNetwork network, int extent) {
    int margin = network.margin();
    if (margin > 0) {
      int tile = network.inputFor(Math.max(1, extent - 2 * margin));
      return new TileConfig(tile, margin, Math.min(BLEND, (tile - 2 * margin) / 2 / 16 * 16));
    }
    int tile = network.inputFor(extent);
    int around = Math.min(MARGIN, tile / 8 / 32 * 32);
    return new TileConfig(tile, around, Math.min(BLEND, around));
  }

  /**
   * What is known of the weights.
   *
   * @return the card given
   */
  public SegmentationCard card() {
    return card;
  }

  /**
   * The likeliest class of each pixel.
   *
   * @param picture of 1 or 3 bands, at least 1 x 1
   * @return class numbers, of the picture's size
   */
  public GrayU8 labels(Planar<GrayU8> picture) {
    GrayU8 labels = new GrayU8(picture.width, picture.height);
    pass(
        picture,
        (y, probabilities) -> {
          for (int x = 0; x < labels.width; x++) {
            int best = 0;
            for (int c = 1; c < probabilities.length; c++) {
              best = probabilities[c][x] > probabilities[best][x] ? c : best;
            }
            labels.data[y * labels.stride + x] = (byte) best;
          }
        });
    return labels;
  }

  /**
   * The probabilities of all classes, for those who refine them.
   *
   * @param picture of 1 or 3 bands, at least 1 x 1
   * @return a band for each class, of the picture's size; those of a pixel sum up to 1
   */
  public Planar<GrayF32> probabilities(Planar<GrayU8> picture) {
    int classes = card.labels().size();
    Planar<GrayF32> all = new Planar<>(GrayF32.class, picture.width, picture.height, classes);
    pass(
        picture,
        (y, probabilities) -> {
          for (int c = 0; c < classes; c++) {
            System.arraycopy(
                probabilities[c], 0, all.getBand(c).data, y * picture.width, picture.width);
          }
        });
    return all;
  }

  private void pass(Planar<GrayU8> picture, TiledPass.Rows rows) {
    MirroredWindow window = new MirroredWindow(card.mean(), card.std());
    Planar<GrayU8> banded = LabelledPictures.withBands(picture, card.mean().size());
    new TiledPass(form::apply, card.labels().size(), window, tiles).run(banded, rows);
  }
}
