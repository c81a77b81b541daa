package org.fovea.classic.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class BoxMotionTest {
  private static final double ROUNDING = 1e-9;

  /**
   * The filter of seven numbers of the authors' program, its matrices multiplied out with NumPy: F
   * = I with ones at (0, 4), (1, 5), (2, 6); P = diag(10 x 4, 10000 x 3), Q = diag(1 x 4, 0.01,
   * 0.01, 0.0001), R = diag(1, 1, 10, 10).
   */
  @Test
  void equalsOneFilterOfSevenNumbers() {
    BoxMotion motion = new BoxMotion(new Box(10, 20, 30, 60));
    for (Box found :
        List.of(new Box(13, 21, 33, 63), new Box(17, 22, 38, 64), new Box(20, 24, 42, 67))) {
      motion.predict();
      motion.update(found);
    }
    motion.predict();
    Box box = motion.box();
    assertThat(box.x1()).isCloseTo(23.89617075638205, within(ROUNDING));
    assertThat(box.y1()).isCloseTo(24.824075656465844, within(ROUNDING));
    assertThat(box.x2()).isCloseTo(46.08378362489566, within(ROUNDING));
    assertThat(box.y2()).isCloseTo(69.32226801604875, within(ROUNDING));
  }

  @Test
  void whatShrinksNeverVanishes() {
    BoxMotion motion = new BoxMotion(new Box(0, 0, 40, 40));
    motion.predict();
    motion.update(new Box(15, 15, 25, 25));
    for (int i = 0; i < 20; i++) {
      motion.predict();
      assertThat(motion.box().area()).isPositive();
    }
  }
}
