package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class RegionWarpTest {
  private static final int SIZE = 16;
  private static final double CONTEXT = 2;

  /** A smooth picture, so that halving it takes little away. */
  private static Planar<GrayU8> picture(int width, int height) {
    Random random = new Random(3);
    Planar<GrayU8> coarse = Images.rgb(9, 7);
    for (int band = 0; band < 3; band++) {
      random.nextBytes(coarse.getBand(band).data);
    }
    return Resize.to(coarse, width, height, Interpolation.BILINEAR);
  }

  private static byte[] direct(Planar<GrayU8> image, Box b) {
    Planar<GrayU8> warped = Resize.warp(image, b.x1(), b.y1(), b.x2(), b.y2(), SIZE, SIZE, CONTEXT);
    byte[] out = new byte[3 * SIZE * SIZE];
    for (int band = 0; band < 3; band++) {
      System.arraycopy(warped.getBand(band).data, 0, out, band * SIZE * SIZE, SIZE * SIZE);
    }
    return out;
  }

  @Test
  void smallRegionsEqualTheWarpOfTheWholePicture() {
    Planar<GrayU8> image = picture(101, 77);
    RegionWarp warp = new RegionWarp(image, SIZE, CONTEXT);
    for (Box box :
        new Box[] {
          new Box(40, 30, 52.5, 41),
          new Box(0, 0, 5, 20),
          new Box(90, 60, 101, 77),
          new Box(-4, 70, 8, 90),
          new Box(0, 33, 101, 38)
        }) {
      byte[] out = new byte[warp.length() + 5];
      warp.warp(box, out, 5);
      assertThat(java.util.Arrays.copyOfRange(out, 5, out.length))
          .as(box.toString())
          .isEqualTo(direct(image, box));
    }
  }

  /** The halvings' own smoothing and rounding make up the difference. */
  @Test
  void largeRegionsAreCloseToTheWarpOfTheWholePicture() {
    Planar<GrayU8> image = picture(203, 151);
    RegionWarp warp = new RegionWarp(image, SIZE, CONTEXT);
    for (Box box : new Box[] {new Box(0, 0, 203, 151), new Box(20, 30, 99, 120)}) {
      byte[] out = new byte[warp.length()];
      warp.warp(box, out, 0);
      byte[] expected = direct(image, box);
      double sum = 0;
      for (int i = 0; i < out.length; i++) {
        sum += Math.abs((out[i] & 0xFF) - (expected[i] & 0xFF));
      }
      assertThat(sum / out.length).as(box.toString()).isLessThan(4);
    }
  }

  @Test
  void subImagesAndTinyPicturesWork() {
    Planar<GrayU8> whole = picture(60, 50);
    Planar<GrayU8> view = whole.subimage(7, 9, 47, 39, null);
    byte[] fromView = new byte[3 * SIZE * SIZE];
    byte[] fromCopy = new byte[3 * SIZE * SIZE];
    Box box = new Box(-3, 10, 30, 28);
    new RegionWarp(view, SIZE, CONTEXT).warp(box, fromView, 0);
    new RegionWarp(Images.crop(whole, 7, 9, 40, 30), SIZE, CONTEXT).warp(box, fromCopy, 0);
    assertThat(fromView).isEqualTo(fromCopy);

    Planar<GrayU8> dot = Images.rgb(1, 1);
    dot.getBand(1).set(0, 0, 200);
    byte[] out = new byte[3 * SIZE * SIZE];
    new RegionWarp(dot, SIZE, CONTEXT).warp(new Box(0, 0, 1, 1), out, 0);
    assertThat(out[SIZE * SIZE + 5]).isEqualTo((byte) 200);
  }

  @Test
  void refusesOtherThanThreeBands() {
    Planar<GrayU8> two = new Planar<>(GrayU8.class, 9, 9, 2);
    assertThatThrownBy(() -> new RegionWarp(two, SIZE, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 bands");
  }
}
