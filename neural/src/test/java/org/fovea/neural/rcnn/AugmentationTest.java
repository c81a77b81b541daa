package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  /** 3 x 3 pixels whose value tells band, row and column. */
  private static final byte[] REGION = new byte[27];

  static {
    for (int i = 0; i < 27; i++) {
      REGION[i] = (byte) (100 * (i / 9) + 10 * (i / 3 % 3) + i % 3);
    }
  }

  private static int[] pixels(Augmentation augmentation, Random random) {
    float[] out = new float[28];
    augmentation.apply(REGION, 3, random, out, 1);
    int[] pixels = new int[27];
    for (int i = 0; i < 27; i++) {
      pixels[i] = Math.round(out[i + 1] * Augmentation.DEVIATION + 127.5f);
    }
    return pixels;
  }

  @Test
  void nothingChangesWhereNothingMay() {
    float[] plain = new float[28];
    Augmentation.none(REGION, plain, 1);
    float[] unchanged = new float[28];
    new Augmentation(0, 1, 0, false).apply(REGION, 3, new Random(1), unchanged, 1);
    for (int i = 0; i < 27; i++) {
      assertThat(plain[i + 1] * 64 + 127.5f).isEqualTo(REGION[i] & 0xFF);
    }
    assertThat(unchanged).isEqualTo(plain);
  }

  @Test
  void shiftsRepeatTheEdge() {
    Augmentation shift = new Augmentation(1, 1, 0, false);
    Random random = new Random(2);
    for (int i = 0; i < 20; i++) {
      int[] pixels = pixels(shift, random);
      int dx = pixels[4] % 10 - 1;
      int dy = pixels[4] / 10 - 1;
      assertThat(dx).isBetween(-1, 1);
      assertThat(dy).isBetween(-1, 1);
      assertThat(pixels[18]).isEqualTo(200 + 10 * Math.max(dy, 0) + Math.max(dx, 0));
      assertThat(pixels[26]).isEqualTo(200 + 10 * Math.min(2 + dy, 2) + Math.min(2 + dx, 2));
    }
  }

  @Test
  void mirrorsHalfOfTheTime() {
    int mirrored = 0;
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      int[] pixels = pixels(new Augmentation(0, 1, 0, true), random);
      assertThat(pixels[0] + pixels[2]).isEqualTo(2);
      mirrored += pixels[0] == 2 ? 1 : 0;
    }
    assertThat(mirrored).isBetween(70, 130);
  }

  @Test
  void lightStaysWithinItsBounds() {
    Augmentation light = new Augmentation(0, 1.5, 0.25, false);
    float[] out = new float[27];
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      light.apply(REGION, 3, random, out, 0);
      double contrast = (out[26] - out[0]) * Augmentation.DEVIATION / 222;
      assertThat(contrast).isBetween(1 / 1.5 - 1e-5, 1.5 + 1e-5);
      double brightness = out[0] + 127.5 / Augmentation.DEVIATION * contrast;
      assertThat(brightness).isCloseTo(0, within(0.25 + 1e-5));
    }
  }
}
