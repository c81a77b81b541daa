package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Annotation;

/**
 * A picture and what is known to be in it.
 *
 * @param image any number of bands, at least 1 x 1; operations of colour want 1 or 3 (R, G, B)
 * @param objects in continuous pixels of the picture; masks have its size. Nothing is an image of
 *     one class alone
 */
public record AnnotatedImage(Planar<GrayU8> image, List<Annotation> objects) {
  public AnnotatedImage {
    Images.requireNotEmpty(image);
    objects = List.copyOf(objects);
  }

  /**
   * A picture without objects.
   *
   * @param image any number of bands, at least 1 x 1
   * @return the example
   */
  public static AnnotatedImage of(Planar<GrayU8> image) {
    return new AnnotatedImage(image, List.of());
  }

  /**
   * A grey picture without objects.
   *
   * @param image at least 1 x 1, not copied
   * @return the example, whose picture has one band
   */
  public static AnnotatedImage of(GrayU8 image) {
    Planar<GrayU8> planar = new Planar<>(GrayU8.class, 1);
    planar.setBand(0, image);
    planar.reshape(image.width, image.height);
    return of(planar);
  }

  /** The same objects on another picture of the same size. */
  AnnotatedImage withImage(Planar<GrayU8> changed) {
    return new AnnotatedImage(changed, objects);
  }
}
