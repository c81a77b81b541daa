package org.fovea.features.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayU8;
import java.util.Random;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorphologyTest {
  /** Checksums of {@code cv2.morphologyEx(MORPH_CLOSE)} with its own elements, from crcs.py. */
  @ParameterizedTest
  @CsvSource({
    "rectangle,1,1,-1,-1,b60c9847", "rectangle,4,3,-1,-1,3a885ac2",
    "rectangle,7,5,-1,-1,4880bb8c", "rectangle,9,9,-1,-1,57406f01",
    "rectangle,6,5,1,4,9dc20980", "cross,1,1,-1,-1,b60c9847",
    "cross,4,3,-1,-1,c9a2de90", "cross,7,5,-1,-1,85497334",
    "cross,9,9,-1,-1,e52fe635", "cross,6,5,1,4,bd5479f6",
    "ellipse,1,1,-1,-1,b60c9847", "ellipse,4,3,-1,-1,c9a2de90",
    "ellipse,7,5,-1,-1,c7ffcd6e", "ellipse,9,9,-1,-1,e0eac4c7",
    "ellipse,6,5,1,4,353444f9"
  })
  void closesAsOpenCv(String shape, int width, int height, int x, int y, String crc) {
    StructuringElement element =
        switch (shape) {
          case "rectangle" -> StructuringElement.rectangle(width, height);
          case "cross" -> StructuringElement.cross(width, height);
          default -> StructuringElement.ellipse(width, height);
        };
    StructuringElement anchored = x < 0 ? element : element.withAnchor(x, y);
    GrayU8 camera = Views.inside(Golden.read("image/camera").gray());
    assertThat(Crc.of(Morphology.close(camera, anchored))).isEqualTo(crc);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,1,3,3", "2,7,5,4", "9,1,4,6", "13,11,3,3", "5,6,15,2", "6,5,1,9"})
  void looksAtThePixelsUnderTheElement(int width, int height, int columns, int rows) {
    Random random = new Random(6);
    for (int i = 0; i < 10; i++) {
      GrayU8 image = Views.inside(Views.noise(width, height, i).getBand(2));
      boolean[][] cells = new boolean[rows][columns];
      for (boolean[] row : cells) {
        for (int x = 0; x < columns; x++) {
          row[x] = i == 0 || random.nextInt(3) == 0;
        }
      }
      cells[random.nextInt(rows)][random.nextInt(columns)] = true;
      StructuringElement element =
          StructuringElement.of(cells).withAnchor(random.nextInt(columns), random.nextInt(rows));
      assertThat(Morphology.erode(image, element).data).isEqualTo(literal(image, element, true));
      assertThat(Morphology.dilate(image, element).data).isEqualTo(literal(image, element, false));
      assertThat(Morphology.open(image, element).data)
          .isEqualTo(Morphology.dilate(Morphology.erode(image, element), element).data);
    }
  }

  private static byte[] literal(GrayU8 image, StructuringElement element, boolean lowest) {
    byte[] out = new byte[image.width * image.height];
    for (int i = 0; i < out.length; i++) {
      int level = lowest ? 255 : 0;
      for (int c = 0; c < element.width() * element.height(); c++) {
        int dx = c % element.width();
        int dy = c / element.width();
        int x = i % image.width + dx - element.anchorX();
        int y = i / image.width + dy - element.anchorY();
        if (element.cell(dx, dy) && image.isInBounds(x, y)) {
          int there = image.get(x, y);
          level = lowest ? Math.min(level, there) : Math.max(level, there);
        }
      }
      out[i] = (byte) level;
    }
    return out;
  }

  @Test
  void gradientIsDilationLessErosion() {
    GrayU8 image = new GrayU8(3, 1);
    image.data = new byte[] {10, 20, (byte) 200};
    assertThat(Morphology.gradient(image, StructuringElement.rectangle(3, 1)).data)
        .containsExactly(10, 190, 180);
  }

  @Test
  void refusesBadElements() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuringElement.rectangle(0, 3))
        .withMessageContaining("width must be 1..4096, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuringElement.of(new boolean[2][2]))
        .withMessageContaining("at least one cell");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuringElement.of(new boolean[][] {{true}, {}}))
        .withMessageContaining("got 1 and 0 cells");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuringElement.cross(3, 3).withAnchor(3, 0))
        .withMessageContaining("(3, 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Morphology.erode(new GrayU8(0, 1), StructuringElement.cross(3, 3)))
        .withMessageContaining("0 x 1");
  }
}
