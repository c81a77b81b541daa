package org.fovea.classic.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

/** Masks by OpenCV are made by goldens.py among the test resources. */
class GrabCutTest {
  private static final GrabCut GRAB_CUT = new GrabCut(GrabCutConfig.defaults());

  /** The two find their first Gaussians from different random numbers. */
  @Test
  void cutsWhatOpenCvCuts() throws IOException {
    Planar<GrayU8> image = PngPictures.resource("grabcut.png");
    GrayU8 mask = GRAB_CUT.segment(image, Box.ofXywh(14, 10, 62, 52));
    assertThat(iou(mask, PngPictures.resource("grabcut_mask.png").getBand(0))).isGreaterThan(0.99);
  }

  @Test
  void cutsACupAsOpenCvDoes() throws IOException {
    Path file =
        Path.of(System.getProperty("fovea.data", "../../shared/data"))
            .resolve("classic/coffee.png");
    assumeTrue(Files.exists(file), () -> "skipped, there is no " + file);
    GrayU8 mask = GRAB_CUT.segment(PngPictures.file(file), Box.ofXywh(120, 30, 350, 330));
    assertThat(iou(mask, PngPictures.resource("coffee_mask.png").getBand(0))).isGreaterThan(0.95);
  }

  @Test
  void aSubImageGivesWhatItsCopyGives() throws IOException {
    Planar<GrayU8> view = PngPictures.resource("grabcut.png").subimage(5, 3, 85, 66);
    Box box = new Box(9, 7, 72, 60);
    assertThat(GRAB_CUT.segment(view, box).data)
        .isEqualTo(GRAB_CUT.segment(view.clone(), box).data)
        .contains(1);
  }

  @Test
  void certainPixelsStayWhatTheyAre() throws IOException {
    Planar<GrayU8> image = PngPictures.resource("grabcut.png");
    GrayU8 hints = new GrayU8(image.width, image.height);
    for (int i = 0; i < hints.data.length; i++) {
      hints.data[i] = (byte) (i * 31 % 4);
    }
    GrayU8 mask = GRAB_CUT.segment(image, hints);
    for (int i = 0; i < hints.data.length; i++) {
      if (hints.data[i] < 2) {
        assertThat(mask.data[i]).isEqualTo(hints.data[i]);
      }
    }
  }

  @Test
  void twoFlatColoursArePartedExactly() {
    Planar<GrayU8> image = Images.rgb(11, 7);
    GrayU8 expected = new GrayU8(11, 7);
    for (int y = 2; y < 5; y++) {
      for (int x = 3; x < 8; x++) {
        image.getBand(1).set(x, y, 200);
        expected.set(x, y, 1);
      }
    }
    assertThat(GRAB_CUT.segment(image, new Box(2, 1, 9, 6)).data).isEqualTo(expected.data);
  }

  @Test
  void wrongInputIsRefused() {
    Planar<GrayU8> image = Images.rgb(4, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GRAB_CUT.segment(image, new Box(0, 0, 4, 4)))
        .withMessage("expected hints for both sides, got no background pixel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GRAB_CUT.segment(image, new Box(5, 5, 6, 6)))
        .withMessageContaining("no foreground pixel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GRAB_CUT.segment(image, new GrayU8(4, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrabCutConfig.defaults().withComponents(0))
        .withMessage("components must be 1..100, got 0");
  }

  private static double iou(GrayU8 a, GrayU8 b) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < a.data.length; i++) {
      both += a.data[i] != 0 && b.data[i] != 0 ? 1 : 0;
      either += a.data[i] != 0 || b.data[i] != 0 ? 1 : 0;
    }
    return (double) both / either;
  }
}
