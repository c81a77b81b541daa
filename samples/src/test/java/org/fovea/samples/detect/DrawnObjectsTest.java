package org.fovea.samples.detect;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.RunLengthMask;
import org.junit.jupiter.api.Test;

class DrawnObjectsTest {
  @Test
  void masksAreHalfAndHalfAndTheRestOfThePictureStays() {
    Planar<GrayU8> picture = Images.rgb(60, 60);
    boolean[] inside = new boolean[60 * 60];
    inside[40 * 60 + 30] = true;
    Detection found =
        new Detection(
            1, 1, new Box(20, 30, 45, 50), 0.9, RunLengthMask.ofPixels(60, 60, inside), null);
    Planar<GrayU8> drawn =
        DrawnObjects.over(picture, List.of(new DrawnObject(found, "x", 0x8040FF)));
    // Inside the mask, on the box's edge, and outside of both.
    assertThat(rgb(drawn, 30, 40)).containsExactly(0x40, 0x20, 0x7F);
    assertThat(rgb(drawn, 45, 40)).containsExactly(0x80, 0x40, 0xFF);
    assertThat(rgb(drawn, 55, 55)).containsExactly(0, 0, 0);
    assertThat(rgb(picture, 30, 40)).containsExactly(0, 0, 0);
  }

  private static int[] rgb(Planar<GrayU8> picture, int x, int y) {
    return new int[] {
      picture.getBand(0).get(x, y), picture.getBand(1).get(x, y), picture.getBand(2).get(x, y)
    };
  }
}
