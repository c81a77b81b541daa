package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A good file that is cut short or has bits flipped is read or refused, and nothing else happens.
 */
class DamagedImagesTest {
  /** Room for the fixtures and for sizes that flipped bits make larger, but not for much. */
  private static final ImageReadConfig SMALL = ImageReadConfig.defaults().withMaxPixels(10_000);

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(
        List.of(
            "rgb.png",
            "palette.png",
            "alpha.png",
            "gray16.png",
            "turned.png",
            "baseline.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "ycck.jpg",
            "turned.jpg",
            "profile.jpg",
            "rgb.bmp",
            "gray.bmp",
            "rgb32.bmp",
            "gray.gif",
            "lzw.tif",
            "deflate.tif",
            "alpha.tif",
            "cmyk.tif",
            "turned.tif",
            "rgb.webp",
            "alpha.webp",
            "lossy.webp",
            "profile.webp",
            "turned.webp",
            "rgb.ppm",
            "gray.pgm"));
  }

  @Property(tries = 1500)
  void aCutFileIsReadOrRefused(
      @ForAll("files") String file, @ForAll @IntRange(max = 1 << 20) int length) {
    byte[] bytes = Ramps.fixture(file);
    readOrRefuse(Arrays.copyOf(bytes, length % bytes.length));
  }

  @Property(tries = 3000)
  void aFileWithFlippedBitsIsReadOrRefused(
      @ForAll("files") String file,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 20) Integer> bits) {
    byte[] bytes = Ramps.fixture(file);
    for (int bit : bits) {
      int at = bit % (8 * bytes.length);
      bytes[at / 8] ^= (byte) (1 << at % 8);
    }
    readOrRefuse(bytes);
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(ImageFiles.read(bytes, SMALL).totalPixels()).isLessThanOrEqualTo(10_000);
    } catch (ImageFormatException e) {
      assertThat(e).hasMessageStartingWith(bytes.length + " bytes: ");
    }
  }
}
