package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ResNetTrunkTest {
  private static List<Tensor> stages(ResNetConfig architecture) {
    ModelConfig blank = ModelConfig.defaults().withInitialised(false);
    ResNetTrunk trunk = new ResNetTrunk(architecture, blank, new Random(1));
    trunk.eval();
    return Autograd.noGrad(() -> trunk.stages(Tensor.zeros(1, 3, 64, 64)));
  }

  @Test
  void stagesHalveTheExtents() {
    assertThat(stages(ResNetConfig.bottleneck(1, 1, 1, 1)))
        .extracting(map -> map.shape().toString())
        .containsExactly(
            "[1, 256, 16, 16]", "[1, 512, 8, 8]", "[1, 1024, 4, 4]", "[1, 2048, 2, 2]");
  }

  @Test
  void dilationKeepsThem() {
    assertThat(stages(ResNetConfig.bottleneck(1, 2, 1, 2).withDilated(false, true, true)))
        .extracting(map -> map.shape().toString())
        .containsExactly(
            "[1, 256, 16, 16]", "[1, 512, 8, 8]", "[1, 1024, 8, 8]", "[1, 2048, 8, 8]");
  }

  @Test
  void theStemForSmallPicturesKeepsThem() {
    assertThat(stages(ResNetConfig.basic(1, 1, 1, 1).withSmallStem(true)).get(0).shape().toString())
        .isEqualTo("[1, 64, 64, 64]");
  }

  @Test
  void hasNoClassifier() {
    ModelConfig blank = ModelConfig.defaults().withInitialised(false);
    ResNetTrunk trunk = new ResNetTrunk(ResNetConfig.basic(1, 1, 1, 1), blank, new Random(1));
    assertThat(trunk.children().keySet())
        .containsExactly("conv1", "bn1", "maxpool", "layer1", "layer2", "layer3", "layer4");
  }
}
