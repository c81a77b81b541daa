package org.fovea.io.dataset;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.image.ImageReadConfig;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;

/** The truth of a data set and the folder with its pictures, which are read when asked for. */
public final class ImageDataset implements LabelledImages<Planar<GrayU8>> {
  private final DetectionDataset truth;
  private final Path imageFolder;
  private final ImageReadConfig config;
  private final List<Category> categories;
  private final Map<Long, List<Annotation>> annotations;

  /**
   * A data set.
   *
   * @param truth images and their objects
   * @param imageFolder the folder that the images' file names start from
   * @param config how pictures are read
   * @throws IllegalArgumentException if two images have the same id
   */
  public ImageDataset(DetectionDataset truth, Path imageFolder, ImageReadConfig config) {
    Set<Long> ids = new HashSet<>();
    for (ImageInfo info : truth.images()) {
      if (!ids.add(info.id())) {
        throw new IllegalArgumentException("two images have the id " + info.id());
      }
    }
    this.truth = truth;
    this.imageFolder = imageFolder;
    this.config = config;
    this.categories =
        truth.categories().stream().sorted(Comparator.comparingInt(Category::id)).toList();
    this.annotations = truth.annotationsByImage();
  }

  /**
   * A data set whose pictures are read as {@link DatasetReadConfig#defaults()} says.
   *
   * @param truth images and their objects
   * @param imageFolder the folder that the images' file names start from
   * @throws IllegalArgumentException if two images have the same id
   */
  public ImageDataset(DetectionDataset truth, Path imageFolder) {
    this(truth, imageFolder, DatasetReadConfig.defaults().images());
  }

  /**
   * The images and their objects.
   *
   * @return the truth, for evaluators
   */
  public DetectionDataset truth() {
    return truth;
  }

  /**
   * The file of a picture.
   *
   * @param index {@code 0..size()-1}
   * @return its path
   */
  public Path file(int index) {
    return imageFolder.resolve(info(index).fileName());
  }

  @Override
  public List<Category> categories() {
    return categories;
  }

  @Override
  public int size() {
    return truth.images().size();
  }

  @Override
  public ImageInfo info(int index) {
    return truth.images().get(index);
  }

  @Override
  public Planar<GrayU8> image(int index) {
    try {
      return ImageFiles.read(file(index), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Annotation> annotations(int index) {
    return List.copyOf(annotations.getOrDefault(info(index).id(), List.of()));
  }

  /**
   * Some of the pictures, with all the categories.
   *
   * @param chosen whether the picture of an index is among them
   * @return the chosen pictures in the same order, with their objects
   */
  public ImageDataset subset(IntPredicate chosen) {
    List<ImageInfo> images = new ArrayList<>();
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      if (chosen.test(i)) {
        images.add(info(i));
        ids.add(info(i).id());
      }
    }
    List<Annotation> objects =
        truth.annotations().stream().filter(a -> ids.contains(a.imageId())).toList();
    return new ImageDataset(
        new DetectionDataset(truth.categories(), images, objects), imageFolder, config);
  }
}
