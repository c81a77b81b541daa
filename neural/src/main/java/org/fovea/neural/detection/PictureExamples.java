package org.fovea.neural.detection;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.input.ImageInput;
import org.fovea.neural.input.ImageInputConfig;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * A data set of labelled pictures as examples for a detector. Categories become labels 1, 2 and so
 * on in the data set's order. Crowds and boxes without area are left out, as one does in training.
 * Nothing is random about the examples.
 */
public final class PictureExamples implements ExampleSource<DetectionExample> {
  private final LabelledImages<Planar<GrayU8>> data;
  private final List<Integer> categoryIds;
  private final boolean masks;
  private final boolean keypoints;

  /**
   * Makes a source.
   *
   * @param data RGB pictures with their objects
   * @param masks whether objects come with their masks, which then all must have one
   * @param keypoints whether objects come with their keypoints, which then all must have, as many
   */
  public PictureExamples(LabelledImages<Planar<GrayU8>> data, boolean masks, boolean keypoints) {
    this.data = data;
    this.masks = masks;
    this.keypoints = keypoints;
    categoryIds = data.categories().stream().map(Category::id).toList();
  }

  /**
   * The categories of labels 1, 2 and so on.
   *
   * @return ids in the data set's order
   */
  public List<Integer> categoryIds() {
    return categoryIds;
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public DetectionExample get(int index, RandomGenerator random) {
    Planar<GrayU8> picture = data.image(index);
    List<Annotation> objects =
        data.annotations(index).stream()
            .filter(a -> !a.crowd() && a.box().width() > 0 && a.box().height() > 0)
            .toList();
    Tensor boxes = Tensor.zeros(objects.size(), 4);
    int[] labels = new int[objects.size()];
    for (int i = 0; i < labels.length; i++) {
      Annotation object = objects.get(i);
      boxes.data()[4 * i] = (float) object.box().x1();
      boxes.data()[4 * i + 1] = (float) object.box().y1();
      boxes.data()[4 * i + 2] = (float) object.box().x2();
      boxes.data()[4 * i + 3] = (float) object.box().y2();
      labels[i] = 1 + categoryIds.indexOf(object.categoryId());
    }
    return new DetectionExample(
        image(picture),
        new DetectionTarget(
            boxes,
            IntTensor.of(labels),
            masks ? masks(objects, picture.height, picture.width) : null,
            keypoints ? keypoints(objects) : null));
  }

  /**
   * A picture as a detector sees it.
   *
   * @param picture RGB
   * @return {@code [3, H, W]}, 0..1
   * @throws IllegalArgumentException when there are not three bands
   */
  public static Tensor image(Planar<GrayU8> picture) {
    ImageInputConfig whole = ImageInputConfig.of(picture.width, picture.height);
    Tensor batch = ImageInput.toTensor(List.of(picture), whole);
    return Reshape.reshape(batch, batch.dim(1), batch.dim(2), batch.dim(3));
  }

  private static Tensor masks(List<Annotation> objects, int height, int width) {
    Tensor tensor = Tensor.zeros(objects.size(), height, width);
    for (int i = 0; i < objects.size(); i++) {
      boolean[] pixels = mask(objects.get(i), height, width).pixels();
      for (int k = 0; k < pixels.length; k++) {
        tensor.data()[i * pixels.length + k] = pixels[k] ? 1 : 0;
      }
    }
    return tensor;
  }

  private static RunLengthMask mask(Annotation object, int height, int width) {
    Segmentation segmentation = object.segmentation();
    if (segmentation instanceof Polygons polygons) {
      return polygons.toMask(height, width);
    }
    if (segmentation instanceof RunLengthMask mask) {
      return mask;
    }
    throw new IllegalArgumentException(
        "annotation %d of image %d has no segmentation".formatted(object.id(), object.imageId()));
  }

  private static Tensor keypoints(List<Annotation> objects) {
    int points = 0;
    for (Annotation object : objects) {
      points = requirePoints(object).size();
    }
    Tensor tensor = Tensor.zeros(objects.size(), points, 3);
    for (int i = 0; i < objects.size(); i++) {
      double[] triples = requirePoints(objects.get(i)).triples();
      for (int k = 0; k < 3 * points; k++) {
        tensor.data()[3 * points * i + k] = (float) triples[k];
      }
    }
    return tensor;
  }

  private static Keypoints requirePoints(Annotation object) {
    Keypoints points = object.keypoints();
    if (points == null) {
      throw new IllegalArgumentException(
          "annotation %d of image %d has no keypoints".formatted(object.id(), object.imageId()));
    }
    return points;
  }
}
