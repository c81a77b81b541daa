package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.progress.Progress;
import org.junit.jupiter.api.Test;

class ChosenImagesTest {
  /** Ten pictures, of which numbers 3 and 7 can't be read. A picture is its number. */
  private static final LabelledImages<Integer> TEN =
      new LabelledImages<>() {
        @Override
        public List<Category> categories() {
          return List.of(new Category(1, "thing"));
        }

        @Override
        public int size() {
          return 10;
        }

        @Override
        public ImageInfo info(int index) {
          return new ImageInfo(100 + index, index + ".png", 5, 5);
        }

        @Override
        public Integer image(int index) {
          if (index == 3 || index == 7) {
            throw new UncheckedIOException(new IOException("ends too soon"));
          }
          return index;
        }

        @Override
        public List<Annotation> annotations(int index) {
          return List.of(new Annotation(index, 100 + index, 1, new Box(0, 0, 1, 1)));
        }
      };

  @Test
  void picturesThatCannotBeReadAreReportedAndLeftOut() {
    List<String> problems = new ArrayList<>();
    LabelledImages<Integer> good =
        ChosenImages.readable(TEN, problems::add, "checking", Progress.NONE);
    assertThat(IntStream.range(0, good.size()).map(good::image))
        .containsExactly(0, 1, 2, 4, 5, 6, 8, 9);
    assertThat(good.info(3).id()).isEqualTo(104);
    assertThat(good.annotations(3)).extracting(Annotation::imageId).containsExactly(104L);
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).startsWith("3.png: left out").contains("ends too soon");
  }

  @Test
  void aPartIsSpreadEvenly() {
    LabelledImages<Integer> part = ChosenImages.atMost(TEN, 4);
    assertThat(IntStream.range(0, part.size()).mapToObj(i -> part.info(i).id()))
        .containsExactly(100L, 102L, 105L, 107L);
    assertThat(ChosenImages.atMost(TEN, 10)).isSameAs(TEN);
  }
}
