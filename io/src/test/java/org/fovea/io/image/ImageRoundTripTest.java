package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRoundTripTest {
  private final Path folder;

  ImageRoundTripTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.bmp", "a.tif", "a.TIFF", "a.ppm"})
  void losslessFormatsKeepEveryColorOfASubImage(String name) throws IOException {
    Planar<GrayU8> whole = noise(41, 29);
    for (Planar<GrayU8> picture :
        List.of(whole, whole.subimage(3, 2, 20, 19, null), whole.subimage(7, 7, 8, 8, null))) {
      Path file = folder.resolve(name);
      ImageFiles.write(picture, file);
      Planar<GrayU8> read = ImageFiles.read(file);
      assertSame(read, picture);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.bmp", "a.tif", "a.pgm", "a.gif"})
  void losslessFormatsKeepEveryGrayValueOfASubImage(String name) throws IOException {
    GrayU8 picture = noise(41, 29).getBand(1).subimage(5, 4, 36, 27);
    Path file = folder.resolve(name);
    ImageFiles.write(picture, file);
    GrayU8 read = ImageFiles.readGray(file);
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        assertThat(read.get(x, y)).isEqualTo(picture.get(x, y));
      }
    }
  }

  @Test
  void jpegIsCloserTheHigherItsQuality() throws IOException {
    double best = meanError(1);
    double worst = meanError(0.1);
    assertThat(best).isLessThan(2);
    assertThat(worst).isGreaterThan(best).isLessThan(20);
  }

  private static double meanError(double quality) throws IOException {
    Planar<GrayU8> picture = Ramps.picture();
    byte[] bytes = ImageFiles.encode(picture, ImageFormat.JPEG, new ImageWriteConfig(quality));
    Planar<GrayU8> read = ImageFiles.read(bytes, ImageReadConfig.defaults());
    double sum = 0;
    for (int band = 0; band < 3; band++) {
      for (int i = 0; i < read.getBand(band).data.length; i++) {
        sum += Math.abs((read.getBand(band).data[i] & 255) - (picture.getBand(band).data[i] & 255));
      }
    }
    return sum / (3 * Ramps.WIDTH * Ramps.HEIGHT);
  }

  @Test
  void gifKeepsColorsRoughly() throws IOException {
    byte[] gif = ImageFiles.encode(Ramps.picture(), ImageFormat.GIF, ImageWriteConfig.defaults());
    // 40: 391 colours are brought down to 256.
    Ramps.assertPicture(ImageFiles.read(gif, ImageReadConfig.defaults()), Ramps::rgb, 40);
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("new/a.png");
    ImageFiles.write(noise(3, 3), file);
    ImageFiles.write(Ramps.picture(), file);
    Ramps.assertPicture(ImageFiles.read(file), Ramps::rgb, 0);
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatCantBeWrittenIsSaid() {
    assertThatThrownBy(() -> ImageFiles.write(noise(2, 2), folder.resolve("a.xyz")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.xyz");
    assertThatThrownBy(() -> ImageFiles.write(noise(2, 2), folder.resolve("a.webp")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WebP");
    assertThatThrownBy(() -> ImageFiles.write(new GrayU8(0, 5), folder.resolve("a.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 x 5");
    assertThatThrownBy(
            () -> ImageFiles.write(new Planar<>(GrayU8.class, 2, 2, 4), folder.resolve("a.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4");
    assertThatThrownBy(() -> new ImageWriteConfig(1.5)).hasMessageContaining("1.5");
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertSame(Planar<GrayU8> actual, Planar<GrayU8> expected) {
    assertThat(actual.width).isEqualTo(expected.width);
    assertThat(actual.height).isEqualTo(expected.height);
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < expected.height; y++) {
        for (int x = 0; x < expected.width; x++) {
          assertThat(actual.getBand(band).get(x, y)).isEqualTo(expected.getBand(band).get(x, y));
        }
      }
    }
  }

  private static Planar<GrayU8> noise(int width, int height) {
    Random random = new Random(5);
    Planar<GrayU8> picture = new Planar<>(GrayU8.class, width, height, 3);
    for (int band = 0; band < 3; band++) {
      random.nextBytes(picture.getBand(band).data);
    }
    return picture;
  }
}
