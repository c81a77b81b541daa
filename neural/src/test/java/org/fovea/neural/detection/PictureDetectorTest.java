package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.junit.jupiter.api.Test;

/** Pictures and annotations become a detector's examples, and what it finds detections. */
class PictureDetectorTest {
  /** One picture of 6 x 4 with a crowd, an object without height, and one of category 20. */
  private static final LabelledImages<Planar<GrayU8>> DATA =
      new LabelledImages<>() {
        private static final Polygons LOWER =
            new Polygons(List.of(new double[] {1, 2, 5, 2, 5, 4, 1, 4}));

        @Override
        public List<Category> categories() {
          return List.of(new Category(10, "cat"), new Category(20, "dog"));
        }

        @Override
        public int size() {
          return 1;
        }

        @Override
        public ImageInfo info(int index) {
          return new ImageInfo(1, "picture", 6, 4);
        }

        @Override
        public Planar<GrayU8> image(int index) {
          Planar<GrayU8> picture = Images.rgb(6, 4);
          picture.getBand(2).set(5, 3, 255);
          return picture;
        }

        @Override
        public List<Annotation> annotations(int index) {
          Box box = new Box(1, 2, 5, 4);
          return List.of(
              new Annotation(1, 1, 10, box, 8, true, false, LOWER),
              new Annotation(2, 1, 10, new Box(1, 2, 5, 2), 0, false, false, LOWER),
              new Annotation(3, 1, 20, box, 8, false, false, LOWER));
        }
      };

  @Test
  void examplesHaveTheObjectsThatCount() {
    DetectionExample example =
        new PictureExamples(DATA, true, false).get(0, new SplittableRandom(1));
    assertThat(example.image().shape().toArray()).containsExactly(3, 4, 6);
    assertThat(example.image().data()[71]).isEqualTo(1);
    DetectionTarget target = example.target();
    assertThat(target.boxes().data()).containsExactly(1, 2, 5, 4);
    assertThat(target.labels().data()).containsExactly(2);
    assertThat(Objects.requireNonNull(target.masks()).data())
        .containsExactly(
            0, 0, 0, 0, 0, 0, //
            0, 0, 0, 0, 0, 0, //
            0, 1, 1, 1, 1, 0, //
            0, 1, 1, 1, 1, 0);
  }

  @Test
  void keypointsMustBeThere() {
    PictureExamples examples = new PictureExamples(DATA, false, true);
    assertThatThrownBy(() -> examples.get(0, new SplittableRandom(1)))
        .hasMessage("annotation 3 of image 1 has no keypoints");
  }

  @Test
  void detectionsHaveTheCategoriesOfLabels() {
    NeuralDetector network = SmallDetectors.SSD.make(new SplittableRandom(1));
    PictureDetector detector =
        new PictureDetector(network, new PictureExamples(DATA, false, false).categoryIds());
    List<Detection> found = detector.detect(DATA.image(0));
    assertThat(found).isNotEmpty().allMatch(d -> d.categoryId() == 10 || d.categoryId() == 20);
    assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    assertThatThrownBy(() -> new PictureDetector(network, List.of(1)))
        .hasMessage("picture detector: 1 categories, expected 2");
  }
}
