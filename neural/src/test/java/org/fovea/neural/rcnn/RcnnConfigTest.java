package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RcnnConfigTest {
  @Test
  void copiesChangeOneThing() {
    RcnnConfig config = RcnnConfig.defaults().withSeed(9).withThreads(3).withMaxPictures(17);
    assertThat(config.seed()).isEqualTo(9);
    assertThat(config.threads()).isEqualTo(3);
    assertThat(config.maxPictures()).isEqualTo(17);
    assertThat(config.withSeed(1).withThreads(2).withMaxPictures(400))
        .isEqualTo(RcnnConfig.defaults().withSeed(1).withThreads(2).withMaxPictures(400));
    RegionNetworkConfig network = RegionNetworkConfig.defaults();
    assertThat(network.withEpochs(3).epochs()).isEqualTo(3);
    assertThat(network.withInputSize(40).inputSize()).isEqualTo(40);
    assertThat(network.withMirror(true).mirror()).isTrue();
    assertThat(config.withNetwork(network.withEpochs(3)).network().epochs()).isEqualTo(3);
  }

  @Test
  void refusesWhatMakesNoSense() {
    RcnnConfig config = RcnnConfig.defaults();
    assertThatThrownBy(() -> config.withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads: expected at least 1, got 0");
    assertThatThrownBy(() -> config.withMaxPictures(0)).hasMessageContaining("maxPictures");
    RegionNetworkConfig network = RegionNetworkConfig.defaults();
    assertThatThrownBy(() -> network.withInputSize(20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inputSize: expected a multiple of 8 from 16, got 20");
    assertThatThrownBy(() -> network.withEpochs(0)).hasMessageContaining("epochs");
  }
}
