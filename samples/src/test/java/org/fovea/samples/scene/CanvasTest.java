package org.fovea.samples.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class CanvasTest {
  @Test
  void visibleIsWhatNothingLaterCovers() {
    Canvas canvas = new Canvas(40, 30);
    canvas.fill(Shapes.rectangle(10, 5, 20, 15), Color.RED, 1);
    assertThat(canvas.visible(1)).isEqualTo(new Canvas.Visible(new Box(10, 5, 20, 15), 100));

    canvas.fill(Shapes.rectangle(0, 0, 14, 30), Color.GREEN);
    assertThat(canvas.visible(1)).isEqualTo(new Canvas.Visible(new Box(14, 5, 20, 15), 60));

    canvas.tint(Shapes.rectangle(0, 0, 40, 30), new Color(0, 0, 0, 90));
    assertThat(canvas.visible(1)).isEqualTo(new Canvas.Visible(new Box(14, 5, 20, 15), 60));

    canvas.fill(Shapes.rectangle(0, 0, 40, 30), Color.BLUE, 2);
    assertThat(canvas.visible(1)).isNull();
  }
}
