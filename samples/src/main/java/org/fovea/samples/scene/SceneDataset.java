package org.fovea.samples.scene;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;

/** Generated road scenes as a data set, held in memory. Immutable and thread-safe. */
public final class SceneDataset implements LabelledImages<Planar<GrayU8>> {
  /** Width of a picture, pixels. */
  public static final int WIDTH = 480;

  /** Height of a picture, pixels. */
  public static final int HEIGHT = 360;

  /** Pictures in the training split unless another number is asked for. */
  public static final int TRAIN_SIZE = 120;

  /** Pictures in the test split unless another number is asked for. */
  public static final int TEST_SIZE = 60;

  private final List<Scene> scenes;
  private final List<ImageInfo> infos;
  private final List<List<Annotation>> annotations;

  private SceneDataset(String split, int size, SceneGenerator generator) {
    if (size < 0) {
      throw new IllegalArgumentException("a split needs a size of at least 0, got " + size);
    }
    scenes = IntStream.range(0, size).parallel().mapToObj(generator::generate).toList();
    List<ImageInfo> infos = new ArrayList<>();
    List<List<Annotation>> annotations = new ArrayList<>();
    long id = 1;
    for (int i = 0; i < size; i++) {
      String file = String.format(Locale.ROOT, "%s/%06d.png", split, i + 1);
      infos.add(new ImageInfo(i + 1, file, WIDTH, HEIGHT));
      List<Annotation> inImage = new ArrayList<>();
      for (Scene.Sign sign : scenes.get(i).signs()) {
        inImage.add(new Annotation(id++, i + 1, sign.kind().category().id(), sign.box()));
      }
      annotations.add(List.copyOf(inImage));
    }
    this.infos = List.copyOf(infos);
    this.annotations = List.copyOf(annotations);
  }

  /**
   * Draws the training split.
   *
   * @param size pictures, at least 0
   * @param seed what all choices follow from
   * @return the split; a longer one begins with the same pictures
   */
  public static SceneDataset train(int size, long seed) {
    return new SceneDataset("train", size, new SceneGenerator(WIDTH, HEIGHT, 2 * seed));
  }

  /**
   * Draws the test split, which shares no picture with any training split.
   *
   * @param size pictures, at least 0
   * @param seed what all choices follow from
   * @return the split; a longer one begins with the same pictures
   */
  public static SceneDataset test(int size, long seed) {
    return new SceneDataset("test", size, new SceneGenerator(WIDTH, HEIGHT, 2 * seed + 1));
  }

  @Override
  public List<Category> categories() {
    return Arrays.stream(SignKind.values()).map(SignKind::category).toList();
  }

  @Override
  public int size() {
    return scenes.size();
  }

  @Override
  public ImageInfo info(int index) {
    return infos.get(index);
  }

  @Override
  public Planar<GrayU8> image(int index) {
    return scenes.get(index).picture();
  }

  @Override
  public List<Annotation> annotations(int index) {
    return annotations.get(index);
  }

  /** The signs of a scene. */
  List<Scene.Sign> signs(int index) {
    return scenes.get(index).signs();
  }
}
