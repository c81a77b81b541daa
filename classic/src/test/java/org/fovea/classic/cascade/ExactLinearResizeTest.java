package org.fovea.classic.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactLinearResizeTest {
  /**
   * OpenCV 4.6.0, {@code cv2.resize(g, (w, h), interpolation=cv2.INTER_LINEAR_EXACT)} of the
   * picture {@code g[y, x] = (x * x * 7 + y * 13 + x * y * 29) % 256}: CRC-32 of the bytes.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 3, 2, b1c2a1a3",
    "20, 16, 20, 16, 532a7475",
    "20, 16, 17, 13, 533591dd",
    "33, 21, 7, 5, 8c2acef6",
    "33, 21, 60, 50, d44c4afb",
    "5, 1, 3, 4, 170e8e6b",
    "1, 6, 2, 3, b25faf9b",
    "131, 93, 119, 85, e695e21f"
  })
  void equalsOpenCv(int width, int height, int toWidth, int toHeight, String crc) {
    GrayU8 image = new GrayU8(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.set(x, y, (x * x * 7 + y * 13 + x * y * 29) % 256);
      }
    }
    ExactLinearResize resize = new ExactLinearResize(image, toWidth, toHeight);
    GrayU8 all = resize.rows(0, toHeight);
    CRC32 sum = new CRC32();
    sum.update(all.data, 0, toWidth * toHeight);
    assertThat(Long.toHexString(sum.getValue())).isEqualTo(crc);
    int from = toHeight / 3;
    assertThat(resize.rows(from, toHeight - from).data)
        .isEqualTo(all.subimage(0, from, toWidth, toHeight).clone().data);
  }
}
