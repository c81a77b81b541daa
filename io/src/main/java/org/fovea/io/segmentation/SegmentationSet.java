package org.fovea.io.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.image.ImageFiles;

/**
 * Pictures with a class for each pixel. They are read when they are asked for, by several threads
 * at the same time if need be. Immutable.
 */
public final class SegmentationSet {
  /** The label of pixels without a class. */
  public static final int IGNORED = 255;

  private final List<String> classNames;
  private final List<PicturePair> pairs;
  private final MaskCoding coding;

  SegmentationSet(List<String> classNames, List<PicturePair> pairs, MaskCoding coding) {
    this.classNames = List.copyOf(classNames);
    this.pairs = List.copyOf(pairs);
    this.coding = coding;
  }

  /**
   * The names of the classes.
   *
   * @return the name of each label
   */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * The number of pictures.
   *
   * @return 0 or more
   */
  public int size() {
    return pairs.size();
  }

  /**
   * Reads a picture.
   *
   * @param index {@code 0..size()-1}
   * @return a picture of its own, R, G and B
   * @throws UncheckedIOException if it can't be read
   */
  public Planar<GrayU8> image(int index) {
    try {
      return ImageFiles.read(pairs.get(index).image());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a mask.
   *
   * @param index {@code 0..size()-1}
   * @return the class of each pixel, {@code 0..classNames().size()-1}, or {@link #IGNORED}
   * @throws UncheckedIOException if it can't be read or has other values
   */
  public GrayU8 mask(int index) {
    PicturePair pair = pairs.get(index);
    try {
      return coding.decode(MaskFiles.read(pair.mask()), pair.mask());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a picture and its mask together.
   *
   * @param index {@code 0..size()-1}
   * @return both, of the same size
   * @throws UncheckedIOException if they can't be read or their sizes differ
   */
  public LabelledPixels get(int index) {
    Planar<GrayU8> image = image(index);
    GrayU8 mask = mask(index);
    if (image.width != mask.width || image.height != mask.height) {
      throw new UncheckedIOException(
          new DatasetFormatException(
              pairs.get(index).mask(),
              "",
              "mask of %d x %d for a picture of %d x %d"
                  .formatted(mask.width, mask.height, image.width, image.height)));
    }
    return new LabelledPixels(image, mask);
  }

  /**
   * Where a picture comes from.
   *
   * @param index {@code 0..size()-1}
   * @return its file, for messages
   */
  public String source(int index) {
    return pairs.get(index).image().toString();
  }

  /**
   * Some of the pictures, with all the classes.
   *
   * @param indices which, in the order wanted
   * @return a set of these
   */
  public SegmentationSet subset(int... indices) {
    return new SegmentationSet(
        classNames, Arrays.stream(indices).mapToObj(pairs::get).toList(), coding);
  }
}
