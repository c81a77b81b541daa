package org.fovea.classic.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class ImagePyramidTest {
  @Test
  void scalesFallByTheStepUntilTheWindowNoLongerFits() {
    ImagePyramid pyramid = new ImagePyramid(2, 2, 4, 24, 24);
    assertThat(pyramid.scales(100, 64)).containsExactly(2.0, 1.0, 0.5, 0.25);
    assertThat(pyramid.scales(7, 64)).isEmpty();
    assertThat(pyramid.scales(8, 8)).containsExactly(2.0);
  }

  @Test
  void levelsArePaddedAndLeadBackToThePicture() {
    Planar<GrayU8> image = Images.rgb(60, 40);
    image.getBand(1).set(30, 20, 200);
    PyramidLevel level = new ImagePyramid(1.5, 1, 6, 10, 10).level(image, 1);
    assertThat(level.image().width).isEqualTo(72);
    assertThat(level.image().height).isEqualTo(52);
    assertThat(level.image().getBand(1).get(36, 26)).isEqualTo(200);
    assertThat(level.toPicture(36, 26, 37, 27)).isEqualTo(new Box(30, 20, 31, 21));

    PyramidLevel smaller = new ImagePyramid(1.5, 1, 6, 10, 10).level(image, 1 / 1.5);
    assertThat(smaller.image().width).isEqualTo(52);
    Box whole = smaller.toPicture(6, 6, 46, 33);
    assertThat(whole.x2()).isCloseTo(60, within(1e-9));
    assertThat(whole.y2()).isCloseTo(40, within(1e-9));
  }

  @Test
  void wrongNumbersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImagePyramid(1, 1, 0, 1, 1))
        .withMessageContaining("step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImagePyramid(1.1, 0, 0, 1, 1))
        .withMessageContaining("largestScale");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImagePyramid(1.1, 1, -1, 1, 1))
        .withMessageContaining("padding");
  }
}
