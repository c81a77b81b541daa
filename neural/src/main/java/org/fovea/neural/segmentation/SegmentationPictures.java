package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.io.segmentation.LabelledPixels;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.ClipRule;
import org.fovea.neural.augment.RandomCrop;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a data set as examples for a network: read, augmented together with their masks,
 * cropped and normalised. Where the network wants more than the picture, mirrored surroundings are
 * added, and what has no mask does not count.
 */
public final class SegmentationPictures implements ExampleSource<SegmentationExample> {
  private static final ClipRule KEEP_ALL = new ClipRule(0, 0);

  private final SegmentationSet set;
  private final SegmentationNetwork network;
  private final SegmentationCard card;
  private final Augmentation augmentation;
  private final @Nullable BorderWeights weights;

  /**
   * Whole pictures, as they are.
   *
   * @param set the pictures
   * @param network whose input they become
   * @param card of the network
   */
  public SegmentationPictures(
      SegmentationSet set, SegmentationNetwork network, SegmentationCard card) {
    this(set, network, card, Augmentation.identity(), null);
  }

  private SegmentationPictures(
      SegmentationSet set,
      SegmentationNetwork network,
      SegmentationCard card,
      Augmentation augmentation,
      @Nullable BorderWeights weights) {
    this.set = set;
    this.network = network;
    this.card = card;
    this.augmentation = augmentation;
    this.weights = weights;
  }

  /**
   * Parts of pictures, for training.
   *
   * @param before applied to each picture and its mask; its rule for objects at the edge should
   *     keep them all ({@code new ClipRule(0, 0)})
   * @param crop rows and columns of a part at a random place, or 0 for all of the picture
   * @return the same pictures
   */
  public SegmentationPictures augmented(Augmentation before, int crop) {
    Augmentation all =
        crop == 0
            ? before
            : Augmentation.sequence(before, new RandomCrop(crop, crop, 0, 0, KEEP_ALL));
    return new SegmentationPictures(set, network, card, all, weights);
  }

  /**
   * With weights of pixels between cells that touch.
   *
   * @param wanted how they are weighted; classes 0 and 1 are background and cells
   * @return the same pictures
   */
  public SegmentationPictures weighted(BorderWeights wanted) {
    return new SegmentationPictures(set, network, card, augmentation, wanted);
  }

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public SegmentationExample get(int index, RandomGenerator random) {
    LabelledPixels pixels = set.get(index);
    AnnotatedImage changed = augmentation.apply(LabelMaps.annotated(pixels), random);
    Planar<GrayU8> picture = LabelledPictures.withBands(changed.image(), card.mean().size());
    GrayU8 labels = LabelMaps.labels(changed);
    int margin = network.margin();
    int width = network.inputFor(labels.width);
    int height = network.inputFor(labels.height);
    Tensor input =
        new MirroredWindow(card.mean(), card.std()).of(picture, -margin, -margin, width, height);
    GrayU8 extended = extended(labels, width - 2 * margin, height - 2 * margin);
    return new SegmentationExample(input, extended, weights == null ? null : weights.of(extended));
  }

  private static GrayU8 extended(GrayU8 labels, int width, int height) {
    if (labels.width == width && labels.height == height) {
      return labels;
    }
    GrayU8 all = new GrayU8(width, height);
    Arrays.fill(all.data, (byte) SegmentationSet.IGNORED);
    for (int y = 0; y < labels.height; y++) {
      System.arraycopy(labels.data, y * labels.width, all.data, y * width, labels.width);
    }
    return all;
  }
}
