package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures and golden files of the tests of cascades. */
final class CascadePictures {
  private CascadePictures() {}

  static InputStream resource(String name) {
    return Objects.requireNonNull(CascadePictures.class.getResourceAsStream(name), name);
  }

  static Cascade cascade(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return CascadeReader.read(in, name);
    }
  }

  /** The integers of a golden file's lines. */
  static List<List<Integer>> lines(String name) throws IOException {
    List<List<Integer>> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(resource(name), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(Arrays.stream(line.split(" ", -1)).map(Integer::valueOf).toList());
      }
    }
    return lines;
  }

  /** A gray picture. */
  static GrayU8 gray(InputStream png) throws IOException {
    BufferedImage image = ImageIO.read(png);
    GrayU8 gray = new GrayU8(image.getWidth(), image.getHeight());
    int[] samples = image.getRaster().getSamples(0, 0, gray.width, gray.height, 0, (int[]) null);
    for (int i = 0; i < samples.length; i++) {
      gray.data[i] = (byte) samples[i];
    }
    return gray;
  }

  static GrayU8 noise(int width, int height, Random random) {
    GrayU8 image = new GrayU8(width, height);
    random.nextBytes(image.data);
    return image;
  }

  /** A cross of bright noise on dark noise: bars of a third of the side, all over the side. */
  static void drawCross(GrayU8 image, int x, int y, int side, Random random) {
    for (int j = 0; j < side; j++) {
      for (int i = 0; i < side; i++) {
        boolean bar = 3 * i / side == 1 || 3 * j / side == 1;
        image.set(x + i, y + j, (bar ? 130 : 30) + random.nextInt(80));
      }
    }
  }

  /** A cross somewhere in a picture that is a sixth larger, in front of noise. */
  static GrayU8 cross(int side, Random random) {
    int margin = side / 6;
    GrayU8 image = noise(side + margin, side + margin, random);
    drawCross(image, random.nextInt(margin + 1), random.nextInt(margin + 1), side, random);
    return image;
  }
}
