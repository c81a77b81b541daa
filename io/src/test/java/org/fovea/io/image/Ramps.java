package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The picture that the fixtures hold, and comparison with it. */
final class Ramps {
  static final int WIDTH = 23;
  static final int HEIGHT = 17;

  private Ramps() {}

  /** What a pixel should be. */
  interface Color {
    int at(int band, int x, int y);
  }

  static int rgb(int band, int x, int y) {
    return switch (band) {
      case 0 -> x * 255 / (WIDTH - 1);
      case 1 -> y * 255 / (HEIGHT - 1);
      default -> (x + y) * 255 / (WIDTH + HEIGHT - 2);
    };
  }

  static int gray(int band, int x, int y) {
    return rgb(0, x, y);
  }

  /** The colours with the grey ramp as alpha, on white. */
  static int onWhite(int band, int x, int y) {
    double alpha = gray(0, x, y) / 255.0;
    return (int) Math.round(alpha * rgb(band, x, y) + (1 - alpha) * 255);
  }

  /** The colours as inks cyan, magenta and yellow, with black 40 everywhere. */
  static int inks(int band, int x, int y) {
    return (int) Math.round((255 - rgb(band, x, y)) * (255 - 40) / 255.0);
  }

  static Planar<GrayU8> picture() {
    Planar<GrayU8> picture = new Planar<>(GrayU8.class, WIDTH, HEIGHT, 3);
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          picture.getBand(band).set(x, y, rgb(band, x, y));
        }
      }
    }
    return picture;
  }

  static byte[] fixture(String name) {
    try (InputStream in =
        Objects.requireNonNull(Ramps.class.getResourceAsStream(name), () -> "no fixture " + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertPicture(Planar<GrayU8> actual, Color expected, int tolerance) {
    assertThat(actual.getNumBands()).isEqualTo(3);
    assertThat(actual.width).isEqualTo(WIDTH);
    assertThat(actual.height).isEqualTo(HEIGHT);
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int difference = actual.getBand(band).get(x, y) - expected.at(band, x, y);
          assertThat(Math.abs(difference))
              .as("band %d at (%d, %d)", band, x, y)
              .isLessThanOrEqualTo(tolerance);
        }
      }
    }
  }
}
