package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void quantilesAreTimesThatOccurred() {
    Timing timing = new Timing(List.of(40.0, 10.0, 30.0, 20.0));
    assertThat(timing.quantile(0.5)).isEqualTo(20);
    assertThat(timing.quantile(0.9)).isEqualTo(40);
    assertThat(timing.mean()).isEqualTo(25);
  }

  @Test
  void withoutPicturesThereIsNoTime() {
    assertThat(new Timing(List.of()).quantile(0.5)).isZero();
    assertThat(new Timing(List.of()).mean()).isZero();
  }
}
