package org.fovea.neural.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.io.classification.PictureSource;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.input.ImageInputConfig;
import org.junit.jupiter.api.Test;

class LabelledPicturesTest {
  /** Pictures of 2 x 1 whose bands hold 10, 20 and 11, 21 and so on. */
  private static LabelledImageSet set(int bands) {
    PictureSource source =
        new PictureSource() {
          @Override
          public Planar<GrayU8> image(int index) {
            Planar<GrayU8> image = new Planar<>(GrayU8.class, 2, 1, bands);
            for (int band = 0; band < bands; band++) {
              image.getBand(band).set(0, 0, 10 + band);
              image.getBand(band).set(1, 0, 20 + band);
            }
            return image;
          }

          @Override
          public String name(int index) {
            return "picture " + index;
          }
        };
    return new LabelledImageSet(List.of("cat", "dog"), new int[] {1, 0}, source);
  }

  private static ImageInputConfig input(int bands) {
    ImageInputConfig plain = ImageInputConfig.of(2, 1);
    List<Double> means = List.of(1.0, 2.0, 3.0).subList(0, bands);
    return new ImageInputConfig(
        2, 1, plain.interpolation(), false, 0, 1, means, List.of(1.0, 1.0, 1.0).subList(0, bands));
  }

  private static float[] first(LabelledPictures pictures) {
    return pictures.get(0, new SplittableRandom(1)).input().data();
  }

  @Test
  void picturesAreAugmentedAndNormalised() {
    LabelledPictures pictures = new LabelledPictures(set(3), Flip.leftRight(), input(3));
    Labelled example = pictures.get(0, new SplittableRandom(1));
    assertThat(pictures.size()).isEqualTo(2);
    assertThat(example.label()).isEqualTo(1);
    assertThat(example.input().shape().toArray()).containsExactly(3, 1, 2);
    assertThat(example.input().data()).containsExactly(19, 9, 19, 9, 19, 9);
  }

  @Test
  void bandsBecomeThoseOfTheInput() {
    assertThat(first(new LabelledPictures(set(1), input(3)))).containsExactly(9, 19, 8, 18, 7, 17);
    assertThat(first(new LabelledPictures(set(3), input(1)))).containsExactly(10, 20);
    assertThatThrownBy(() -> new LabelledPictures(set(3), input(2)))
        .hasMessageContaining("input of 2 bands, expected 1 or 3");
  }
}
