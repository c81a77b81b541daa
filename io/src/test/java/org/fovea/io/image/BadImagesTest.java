package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no good picture is refused with a message that names the file and the reason. */
class BadImagesTest {
  private static final ImageReadConfig CONFIG = ImageReadConfig.defaults();

  private final Path folder;

  BadImagesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused("a.png", new byte[0], "is empty");
  }

  @Test
  void aFileThatIsNoPictureIsRefused() {
    byte[] html = "<html><body>404</body></html>".getBytes(StandardCharsets.US_ASCII);
    assertRefused("a.jpg", html, "no picture of a known format", "3c 68 74 6d 6c");
    assertRefused("noextension", html, "no picture of a known format");
  }

  @Test
  void aMislabelledFileIsRefusedUnlessNamesAreNotLookedAt() throws IOException {
    byte[] jpeg = Ramps.fixture("baseline.jpg");
    Path file = assertRefused("a.png", jpeg, "mislabelled", "PNG", "JPEG");
    assertThat(ImageFiles.read(file, CONFIG.withCheckName(false)).width).isEqualTo(Ramps.WIDTH);
    for (String good : new String[] {"a.JPG", "a.jpeg", "a", "a.download"}) {
      assertThat(ImageFiles.read(Files.write(folder.resolve(good), jpeg)).width)
          .isEqualTo(Ramps.WIDTH);
    }
  }

  @Test
  void hugeDimensionsAreRefusedBeforeDecoding() {
    byte[] png = Ramps.fixture("rgb.png");
    ByteBuffer.wrap(png).putInt(16, 1 << 30).putInt(20, 1 << 30);
    assertRefused("a.png", png, "1073741824 x 1073741824", "limit");
    byte[] bmp = Ramps.fixture("rgb.bmp");
    ByteBuffer.wrap(bmp).putInt(18, 0xffff0000).putInt(22, 0xffff0000); // little-endian 65535
    assertRefused("a.bmp", bmp, "65535 x 65535", "limit");
    byte[] webp = Ramps.fixture("rgb.webp");
    Arrays.fill(webp, 21, 25, (byte) 0xff); // the lossless bit stream's own size
    assertRefused("a.webp", webp, "limit");
  }

  @Test
  void theLimitIsConfigured() throws IOException {
    byte[] png = Ramps.fixture("rgb.png");
    long pixels = (long) Ramps.WIDTH * Ramps.HEIGHT;
    assertThat(ImageFiles.read(png, CONFIG.withMaxPixels(pixels)).width).isEqualTo(Ramps.WIDTH);
    assertThatThrownBy(() -> ImageFiles.read(png, CONFIG.withMaxPixels(pixels - 1)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("23 x 17 pixels, more than the limit of 390");
    assertThatThrownBy(() -> ImageFiles.read(png, CONFIG.withMaxPixels(pixels - 1)))
        .hasMessageContaining("148 bytes");
    assertThatThrownBy(
            () ->
                ImageFiles.read(
                    new java.io.ByteArrayInputStream(png), CONFIG.withMaxBytes(png.length - 1)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("larger than the limit of 147 bytes");
    assertThatThrownBy(() -> CONFIG.withMaxPixels(0)).hasMessageContaining("maxPixels");
    assertThatThrownBy(() -> CONFIG.withMaxBytes(1L << 31)).hasMessageContaining("maxBytes");
  }

  /** A PNG's last 21 bytes are a checksum and chunks without pixels, a GIF's last its trailer. */
  @ParameterizedTest
  @CsvSource({
    "rgb.png, 22",
    "rgb.bmp, 1",
    "gray.gif, 2",
    "lzw.tif, 1",
    "rgb.ppm, 1",
    "rgb.webp, 1",
    "lossy.webp, 1",
    "baseline.jpg, 1",
    "progressive.jpg, 1",
    "cmyk.jpg, 1"
  })
  void aPictureThatBreaksOffAnywhereIsRefused(String fixture, int atLeast) {
    byte[] whole = Ramps.fixture(fixture);
    for (int length = whole.length - atLeast; length >= 0; length -= 3) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ImageFiles.read(part, CONFIG))
          .as("%d bytes", length)
          .isInstanceOf(ImageFormatException.class);
    }
  }

  @Test
  void aDamagedJpegIsReadAsFarAsItGoesWhereThatIsWanted() throws IOException {
    byte[] jpeg = Ramps.fixture("baseline.jpg");
    byte[] half = Arrays.copyOf(jpeg, jpeg.length - 60);
    assertRefused("a.jpg", half, "is damaged", "Truncated");
    assertThat(ImageFiles.read(half, CONFIG.withAcceptDamaged(true)).getBand(0).get(1, 1))
        .isEqualTo(ImageFiles.read(jpeg, CONFIG).getBand(0).get(1, 1));
  }

  @Test
  void tooManySamplesPerPixelAreRefused() {
    byte[] pam =
        "P7\nWIDTH 2\nHEIGHT 2\nDEPTH 60000\nMAXVAL 255\nENDHDR\n"
            .getBytes(StandardCharsets.US_ASCII);
    assertRefused("a.pam", pam, "");
  }

  @Test
  void filesThatCantBeReadAreNotTakenForBrokenPictures() {
    Path missing = folder.resolve("missing.png");
    assertThatThrownBy(() -> ImageFiles.read(missing)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> ImageFiles.readSize(missing, CONFIG))
        .isInstanceOf(NoSuchFileException.class);
    for (Throwable thrown :
        new Throwable[] {
          Assertions.catchThrowable(() -> ImageFiles.read(folder)),
          Assertions.catchThrowable(() -> ImageFiles.readSize(folder, CONFIG))
        }) {
      assertThat(thrown).isInstanceOf(IOException.class);
    }
  }

  private Path assertRefused(String name, byte[] bytes, String... reasons) {
    Path file = folder.resolve(name);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.source()).isEqualTo(file.toString());
              assertThat(e).hasMessage(file + ": " + e.reason());
              assertThat(e.reason()).contains(reasons);
            });
    return file;
  }
}
