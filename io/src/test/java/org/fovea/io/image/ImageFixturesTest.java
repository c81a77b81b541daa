package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that other programs wrote (make_fixtures.py) are read as they were meant. */
class ImageFixturesTest {
  private static final ImageReadConfig CONFIG = ImageReadConfig.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgb.bmp",
        "rgb.webp",
        "rgb.ppm",
        "rgb32.bmp",
        "rgb16.png",
        "rgb16.tif",
        "lzw.tif",
        "deflate.tif",
        "profile.png",
        "profile.tif",
        "profile.webp",
        "turned.png",
        "turned.webp",
        "turned.tif"
      })
  void losslessColorIsExact(String file) throws IOException {
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture(file), CONFIG), Ramps::rgb, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gray.png",
        "gray.bmp",
        "gray.tif",
        "gray.pgm",
        "gray.gif",
        "gray16.png",
        "grayalpha.png",
        "palette.png"
      })
  void losslessGrayIsExactInThreeBandsAndInOne(String file) throws IOException {
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture(file), CONFIG), Ramps::gray, 0);
    GrayU8 gray = ImageFiles.readGray(Ramps.fixture(file), CONFIG);
    for (int x = 0; x < Ramps.WIDTH; x++) {
      assertThat(gray.get(x, 11)).isEqualTo(Ramps.gray(0, x, 11));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha.png", "alpha.tif", "alpha.webp"})
  void transparencyIsLaidOnWhite(String file) throws IOException {
    // 1: the weighted sum is rounded once here and in two steps there.
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture(file), CONFIG), Ramps::onWhite, 1);
  }

  /**
   * The tolerances are the codecs' loss at quality 95; a wrong colour space is off by 50 and more.
   */
  @ParameterizedTest
  @CsvSource({
    "baseline.jpg, 12",
    "subsampled.jpg, 12",
    "progressive.jpg, 12",
    "profile.jpg, 12",
    "turned.jpg, 12",
    "lossy.webp, 16",
  })
  void lossyColorIsClose(String file, int tolerance) throws IOException {
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture(file), CONFIG), Ramps::rgb, tolerance);
  }

  @ParameterizedTest
  @CsvSource({"cmyk.jpg, 5", "ycck.jpg, 5", "cmyk.tif, 0"})
  void inksBecomeLight(String file, int tolerance) throws IOException {
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture(file), CONFIG), Ramps::inks, tolerance);
  }

  @Test
  void grayJpegKeepsItsValues() throws IOException {
    Ramps.assertPicture(ImageFiles.read(Ramps.fixture("gray.jpg"), CONFIG), Ramps::gray, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.png", "turned.jpg", "turned.tif", "turned.webp", "gray.gif"})
  void theHeaderAloneTellsTheSizeOfTheUprightPicture(String file, @TempDir Path folder)
      throws IOException {
    Path path = Files.write(folder.resolve(file), Ramps.fixture(file));
    assertThat(ImageFiles.readSize(path, CONFIG))
        .isEqualTo(new ImageSize(Ramps.WIDTH, Ramps.HEIGHT));
  }

  @Test
  void filesStreamsAndBytesGiveTheSame(@TempDir Path folder) throws IOException {
    byte[] bytes = Ramps.fixture("rgb.png");
    Path file = Files.write(folder.resolve("rgb.png"), bytes);
    Ramps.assertPicture(ImageFiles.read(file), Ramps::rgb, 0);
    Ramps.assertPicture(ImageFiles.read(new ByteArrayInputStream(bytes), CONFIG), Ramps::rgb, 0);
    assertThat(ImageFiles.readGray(file).data)
        .isEqualTo(ImageFiles.readGray(bytes, CONFIG).data)
        .isEqualTo(ImageFiles.readGray(new ByteArrayInputStream(bytes), CONFIG).data);
  }

  @Test
  void manyThreadsReadTheSame() {
    List<String> files = List.of("baseline.jpg", "rgb.png", "lzw.tif", "rgb.webp", "gray.gif");
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              byte[] bytes = Ramps.fixture(files.get(i % files.size()));
              try {
                assertThat(ImageFiles.readGray(bytes, CONFIG).data)
                    .isEqualTo(ImageFiles.readGray(bytes, CONFIG).data);
              } catch (ImageFormatException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "P1, '1 0 1', 0 255 0",
    "P2, '100 0 20 100', 0 51 255",
    "P3, '255 7 7 7  8 8 8  9 9 9', 7 8 9",
  })
  void plainPnmIsRead(String magic, String rest, String expected) throws IOException {
    String text = magic + "\n# a comment\n3 1\n" + rest + "\n";
    GrayU8 gray = ImageFiles.readGray(text.getBytes(StandardCharsets.US_ASCII), CONFIG);
    assertThat(gray.get(0, 0) + " " + gray.get(1, 0) + " " + gray.get(2, 0)).isEqualTo(expected);
  }

  /** WBMP is a format of the JDK's that {@link ImageFormat} does not know. */
  @Test
  void whatAnyOtherPlugInReadsIsRead() throws IOException {
    byte[] wbmp = {0, 0, 8, 1, (byte) 0b1010_1100};
    GrayU8 gray = ImageFiles.readGray(wbmp, CONFIG);
    assertThat(gray.width).isEqualTo(8);
    assertThat(gray.get(0, 0)).isEqualTo(255);
    assertThat(gray.get(1, 0)).isEqualTo(0);
  }

  @Test
  void aGifFrameSmallerThanItsCanvasLiesOnWhite() throws IOException {
    byte[] gif = Ramps.fixture("gray.gif");
    gif[6] = Ramps.WIDTH + 5; // logical screen
    gif[8] = Ramps.HEIGHT + 4;
    int image = 13 + 3 * (2 << (gif[10] & 7));
    while (gif[image] == 0x21) { // extensions before the frame
      image += 2;
      while (gif[image] != 0) {
        image += 1 + (gif[image] & 255);
      }
      image++;
    }
    assertThat(gif[image]).isEqualTo((byte) 0x2c);
    gif[image + 1] = 2; // left
    gif[image + 3] = 3; // top
    GrayU8 gray = ImageFiles.readGray(gif, CONFIG);
    assertThat(gray.width).isEqualTo(Ramps.WIDTH + 5);
    assertThat(gray.height).isEqualTo(Ramps.HEIGHT + 4);
    assertThat(gray.get(0, 0)).isEqualTo(255);
    assertThat(gray.get(Ramps.WIDTH + 4, Ramps.HEIGHT + 3)).isEqualTo(255);
    assertThat(gray.get(2, 3)).isEqualTo(Ramps.gray(0, 0, 0));
    assertThat(gray.get(2 + 10, 3)).isEqualTo(Ramps.gray(0, 10, 0));
  }
}
