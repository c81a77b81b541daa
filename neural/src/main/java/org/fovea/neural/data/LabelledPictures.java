package org.fovea.neural.data;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.features.image.Images;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.input.ImageInput;
import org.fovea.neural.input.ImageInputConfig;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Tensor;

/**
 * The pictures of a classification data set as a network's input: read, augmented, brought to size
 * and normalised. Grey pictures become three equal bands where the input has three, coloured ones
 * Rec. 601 luma where it has one.
 */
public final class LabelledPictures implements ExampleSource<Labelled> {
  private final LabelledImageSet set;
  private final Augmentation augmentation;
  private final ImageInputConfig input;

  /**
   * Pictures that are augmented, for training.
   *
   * @param set the pictures and their classes
   * @param augmentation applied to each as it is stored, before it is resized
   * @param input size and normalisation of 1 or 3 bands
   * @throws IllegalArgumentException if the input has another number of bands
   */
  public LabelledPictures(LabelledImageSet set, Augmentation augmentation, ImageInputConfig input) {
    int bands = input.mean().size();
    if (bands != 1 && bands != 3) {
      throw new IllegalArgumentException(
          "labelled pictures: input of " + bands + " bands, expected 1 or 3");
    }
    this.set = set;
    this.augmentation = augmentation;
    this.input = input;
  }

  /**
   * Pictures as they are, for testing.
   *
   * @param set the pictures and their classes
   * @param input size and normalisation of 1 or 3 bands
   * @throws IllegalArgumentException if the input has another number of bands
   */
  public LabelledPictures(LabelledImageSet set, ImageInputConfig input) {
    this(set, Augmentation.identity(), input);
  }

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public Labelled get(int index, RandomGenerator random) {
    AnnotatedImage augmented = augmentation.apply(AnnotatedImage.of(picture(index)), random);
    Tensor batch = ImageInput.toTensor(List.of(augmented.image()), input);
    int[] shape = batch.shape().toArray();
    Tensor one = Reshape.reshape(batch, Arrays.copyOfRange(shape, 1, shape.length));
    return new Labelled(one, set.label(index));
  }

  /** The picture, with the bands of the input. */
  private Planar<GrayU8> picture(int index) {
    return withBands(set.image(index), input.mean().size());
  }

  /**
   * A picture as a network of another number of bands wants it: grey three times over, or luma.
   *
   * @param picture of 1 or 3 bands
   * @param bands 1 or 3
   * @return the picture itself where it has as many
   */
  public static Planar<GrayU8> withBands(Planar<GrayU8> picture, int bands) {
    if (picture.getNumBands() == bands) {
      return picture;
    }
    return bands == 3
        ? Images.toRgb(picture.getBand(0))
        : AnnotatedImage.of(Images.toGray(picture)).image();
  }
}
