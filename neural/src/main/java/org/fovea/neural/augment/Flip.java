package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.features.image.Images;
import org.fovea.features.warp.AffineTransform;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Keypoints;

/**
 * Mirrors a picture; always, unless {@link Augmentation#withProbability} says otherwise. Of objects
 * that stick out what is inside stays, however little.
 *
 * @param horizontal whether left and right change places, otherwise top and bottom
 * @param pointOrder for each named point the number of the one that it becomes in the mirror: a
 *     left eye seen in it is a right one. Empty where points keep their numbers
 */
public record Flip(boolean horizontal, List<Integer> pointOrder) implements Augmentation {
  private static final List<Integer> PERSON =
      List.of(0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15);

  public Flip {
    pointOrder = List.copyOf(pointOrder);
    List<Integer> sorted = pointOrder.stream().sorted().toList();
    if (!sorted.equals(IntStream.range(0, sorted.size()).boxed().toList())) {
      throw new IllegalArgumentException(
          "flip: pointOrder is " + pointOrder + ", expected each number from 0 once");
    }
  }

  /**
   * Left becomes right.
   *
   * @return a flip that leaves named points their numbers
   */
  public static Flip leftRight() {
    return new Flip(true, List.of());
  }

  /**
   * Left becomes right, and so do the points of COCO's persons.
   *
   * @return a flip of pictures whose keypoints are COCO's 17
   */
  public static Flip leftRightOfPersons() {
    return new Flip(true, PERSON);
  }

  /**
   * Top becomes bottom.
   *
   * @return a flip that leaves named points their numbers
   */
  public static Flip upsideDown() {
    return new Flip(false, List.of());
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    Planar<GrayU8> image = example.image();
    AffineTransform transform =
        horizontal
            ? new AffineTransform(-1, 0, image.width, 0, 1, 0)
            : new AffineTransform(1, 0, 0, 0, -1, image.height);
    ObjectMotion motion =
        new ObjectMotion(transform, image.width, image.height, new ClipRule(0, 0));
    List<Annotation> objects = motion.of(example).stream().map(this::reordered).toList();
    return new AnnotatedImage(
        horizontal ? Images.flipHorizontal(image) : upsideDown(image), objects);
  }

  private Annotation reordered(Annotation object) {
    Keypoints points = object.keypoints();
    if (points == null || pointOrder.isEmpty()) {
      return object;
    }
    if (points.size() != pointOrder.size()) {
      throw new IllegalArgumentException(
          "flip: object %d has %d keypoints, expected %d"
              .formatted(object.id(), points.size(), pointOrder.size()));
    }
    double[] triples = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      int to = 3 * pointOrder.get(i);
      triples[to] = points.x(i);
      triples[to + 1] = points.y(i);
      triples[to + 2] = points.visibility(i);
    }
    return new Annotation(
        object.id(),
        object.imageId(),
        object.categoryId(),
        object.box(),
        object.area(),
        object.crowd(),
        object.difficult(),
        object.segmentation(),
        Keypoints.of(triples));
  }

  private static Planar<GrayU8> upsideDown(Planar<GrayU8> image) {
    Planar<GrayU8> flipped =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      for (int y = 0; y < image.height; y++) {
        System.arraycopy(
            from.data,
            from.startIndex + y * from.stride,
            flipped.getBand(band).data,
            (image.height - 1 - y) * image.width,
            image.width);
      }
    }
    return flipped;
  }
}
