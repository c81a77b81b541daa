package org.fovea.samples.train;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.detection.DetectionExample;
import org.fovea.neural.detection.PictureExamples;

/**
 * Pictures that are changed at random together with their objects, as examples for a detector.
 *
 * @param data RGB pictures with their objects
 * @param augmentation moves boxes, masks and points with the pixels
 * @param masks whether objects come with their masks
 * @param keypoints whether objects come with their keypoints
 */
record AugmentedObjects(
    LabelledImages<Planar<GrayU8>> data,
    Augmentation augmentation,
    boolean masks,
    boolean keypoints)
    implements ExampleSource<DetectionExample> {
  @Override
  public int size() {
    return data.size();
  }

  @Override
  public DetectionExample get(int index, RandomGenerator random) {
    AnnotatedImage picture = new AnnotatedImage(data.image(index), data.annotations(index));
    AnnotatedImage changed = augmentation.apply(picture, random);
    return new PictureExamples(
            new One(data.categories(), data.info(index), changed), masks, keypoints)
        .get(0, random);
  }

  /**
   * A data set of one changed picture.
   *
   * @param categories those of the whole data set
   * @param info of the picture before
   * @param picture as it was changed
   */
  private record One(List<Category> categories, ImageInfo info, AnnotatedImage picture)
      implements LabelledImages<Planar<GrayU8>> {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public ImageInfo info(int index) {
      return info;
    }

    @Override
    public Planar<GrayU8> image(int index) {
      return picture.image();
    }

    @Override
    public List<Annotation> annotations(int index) {
      return picture.objects();
    }
  }
}
