package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Pictures keep their aspect in the frame, and boxes find their way back. */
class LetterboxTest {
  private static final Letterbox BOX = new Letterbox(new Size(64, 96), 0.5);

  @Test
  void fillsOneExtentOfTheFrame() {
    assertThat(BOX.resized(new Size(32, 48))).isEqualTo(new Size(64, 96));
    assertThat(BOX.resized(new Size(100, 50))).isEqualTo(new Size(64, 32));
    assertThat(BOX.resized(new Size(1, 1000))).isEqualTo(new Size(1, 96));
  }

  @Test
  void thePictureIsAtTheUpperLeftAndTheRestFilled() {
    Tensor placed = BOX.place(Tensor.full(1, 3, 100, 50));
    assertThat(placed.shape().toArray()).containsExactly(3, 64, 96);
    for (int i = 0; i < placed.numel(); i++) {
      assertThat(placed.data()[i]).isEqualTo(i % 96 < 32 ? 1 : 0.5f);
    }
  }

  /** To a float's rounding of the largest coordinate, three times over. */
  @Test
  void boxesComeBack() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      Size picture = new Size(1 + random.nextInt(500), 1 + random.nextInt(500));
      Tensor boxes = Tensor.zeros(4, 4);
      for (int k = 0; k < boxes.numel(); k++) {
        boxes.data()[k] = random.nextFloat() * 500;
      }
      float[] back = BOX.toPicture(BOX.toFrame(boxes, picture), picture).data();
      for (int k = 0; k < back.length; k++) {
        assertThat(back[k]).isCloseTo(boxes.data()[k], within(500 * 3e-7f));
      }
    }
  }

  /** A corner of the picture is a corner of what is resized. */
  @Test
  void cornersStayCorners() {
    Size picture = new Size(37, 11);
    Size inside = BOX.resized(picture);
    Tensor whole = Tensor.of(new float[] {0, 0, 11, 37}, 1, 4);
    assertThat(BOX.toFrame(whole, picture).data())
        .containsExactly(new float[] {0, 0, inside.width(), inside.height()}, within(1e-5f));
  }

  @Test
  void namesBadShapes() {
    assertThatThrownBy(() -> BOX.place(Tensor.zeros(4, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("letterbox: picture [4, 4]");
    assertThatThrownBy(() -> BOX.batch(List.of())).hasMessageContaining("no pictures");
  }
}
