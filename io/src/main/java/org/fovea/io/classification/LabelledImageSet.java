package org.fovea.io.classification;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.features.image.Images;

/**
 * Pictures of one class each. A picture is read when it is asked for, by several threads at the
 * same time if need be. Immutable.
 */
public final class LabelledImageSet {
  private final List<String> classNames;
  private final int[] labels;
  private final PictureSource pictures;

  /**
   * A data set.
   *
   * @param classNames the name of each class; a class may be without pictures
   * @param labels the class of each picture, {@code 0..classNames.size()-1}
   * @param pictures as many pictures
   * @throws IllegalArgumentException if a label is none of the classes
   */
  public LabelledImageSet(List<String> classNames, int[] labels, PictureSource pictures) {
    this.classNames = List.copyOf(classNames);
    this.labels = labels.clone();
    this.pictures = pictures;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            "%s: label is %d, expected 0..%d"
                .formatted(pictures.name(i), labels[i], classNames.size() - 1));
      }
    }
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
    return labels.length;
  }

  /**
   * The class of a picture.
   *
   * @param index {@code 0..size()-1}
   * @return {@code 0..classNames().size()-1}
   */
  public int label(int index) {
    return labels[index];
  }

  /**
   * The classes of all pictures.
   *
   * @return a copy
   */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * Reads or decodes a picture.
   *
   * @param index {@code 0..size()-1}
   * @return a picture of its own, values 0..255: 1 band where it is stored in grey (IDX), otherwise
   *     3 (R, G, B)
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public Planar<GrayU8> image(int index) {
    return pictures.image(index);
  }

  /**
   * Reads or decodes a picture in grey.
   *
   * @param index {@code 0..size()-1}
   * @return the stored values where it is stored in grey (IDX), otherwise Rec. 601 luma
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public GrayU8 grayImage(int index) {
    Planar<GrayU8> image = image(index);
    return image.getNumBands() == 1 ? image.getBand(0) : Images.toGray(image);
  }

  /**
   * Where a picture comes from.
   *
   * @param index {@code 0..size()-1}
   * @return the file, and the place in it where it holds several pictures; for messages
   */
  public String source(int index) {
    return pictures.name(index);
  }

  /**
   * Some of the pictures, with all the classes.
   *
   * @param indices which, in the order wanted
   * @return a set of these
   * @throws IndexOutOfBoundsException if there is no such picture
   */
  public LabelledImageSet subset(int[] indices) {
    int[] chosen = indices.clone();
    int[] some = IntStream.of(chosen).map(i -> labels[i]).toArray();
    return new LabelledImageSet(classNames, some, new Chosen(pictures, chosen));
  }

  /**
   * The same pictures with other names of their classes, such as Fashion-MNIST's, whose files hold
   * none.
   *
   * @param names at least as many as the highest label asks for
   * @return a changed copy
   * @throws IllegalArgumentException if a label would be without a name
   */
  public LabelledImageSet withClassNames(List<String> names) {
    return new LabelledImageSet(names, labels, pictures);
  }

  /**
   * The pictures of several sets, one set after the other.
   *
   * @param sets at least one, with the same classes
   * @return a set of all
   * @throws IllegalArgumentException if there is no set or the classes differ
   */
  public static LabelledImageSet concat(List<LabelledImageSet> sets) {
    if (sets.stream().map(LabelledImageSet::classNames).distinct().count() != 1) {
      throw new IllegalArgumentException("expected one set or more, all of the same classes");
    }
    List<PictureSource> sources = sets.stream().map(set -> set.pictures).toList();
    int[] labels = sets.stream().flatMapToInt(set -> IntStream.of(set.labels)).toArray();
    int[] sizes = sets.stream().mapToInt(LabelledImageSet::size).toArray();
    return new LabelledImageSet(sets.get(0).classNames, labels, new Joined(sources, sizes));
  }

  @Override
  public String toString() {
    return "LabelledImageSet(" + size() + " pictures of " + classNames.size() + " classes)";
  }

  /** Pictures of another source, renumbered. */
  private static final class Chosen implements PictureSource {
    private final PictureSource all;
    private final int[] indices;

    Chosen(PictureSource all, int[] indices) {
      this.all = all;
      this.indices = indices;
    }

    @Override
    public Planar<GrayU8> image(int index) {
      return all.image(indices[index]);
    }

    @Override
    public String name(int index) {
      return all.name(indices[index]);
    }
  }

  /** The pictures of several sources, one source after the other. */
  private static final class Joined implements PictureSource {
    private final List<PictureSource> sources;

    /** For each source the number of its first picture. */
    private final int[] first;

    Joined(List<PictureSource> sources, int[] sizes) {
      this.sources = sources;
      first = new int[sizes.length];
      for (int i = 1; i < sizes.length; i++) {
        first[i] = first[i - 1] + sizes[i - 1];
      }
    }

    /** The last source that begins at the picture or before it; empty ones before it are none. */
    private int sourceOf(int index) {
      int source = first.length - 1;
      while (first[source] > index) {
        source--;
      }
      return source;
    }

    @Override
    public Planar<GrayU8> image(int index) {
      int source = sourceOf(index);
      return sources.get(source).image(index - first[source]);
    }

    @Override
    public String name(int index) {
      int source = sourceOf(index);
      return sources.get(source).name(index - first[source]);
    }
  }
}
