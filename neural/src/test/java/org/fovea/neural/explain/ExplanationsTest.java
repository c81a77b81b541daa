package org.fovea.neural.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.features.image.Images;
import org.fovea.neural.golden.Filler;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.AvgPool2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.ViTConfig;
import org.fovea.neural.model.VisionTransformer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Maps equal those of PyTorch and NumPy, and what they are defined as. */
class ExplanationsTest {
  /** Values are of the order of 1 and come from a few dozen sums in float32. */
  private static final double TOLERANCE = 1e-5;

  private final Sequential network = network();
  private final Tensor x = Tensor.of(Filler.fill("x", 3 * 12 * 12, 1, 0), 1, 3, 12, 12);

  private static Sequential network() {
    Random random = new Random(1);
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    Sequential network =
        new Sequential(
            new Conv2d(3, 8, 3, same, random),
            new ReLU(),
            new MaxPool2d(2),
            new Conv2d(8, 6, 3, same, random),
            Activation.tanh(),
            new AvgPool2d(2),
            new Flatten(),
            new Linear(54, 5, random));
    network
        .namedParameters()
        .forEach(
            (name, p) -> {
              double scale = p.shape().rank() == 1 ? 0.1 : Math.sqrt(3.0 * p.dim(0) / p.numel());
              Filler.fill(p.data(), name, scale, 0);
            });
    network.eval();
    return network;
  }

  private static void equal(Tensor actual, String golden) {
    double[] expected = Goldens.values(golden);
    assertThat(actual.numel()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.data()[i])
          .as("%s, value %d", golden, i)
          .isCloseTo(expected[i], within(TOLERANCE));
    }
  }

  @Test
  void gradCamIsPyTorchs() {
    for (int category : new int[] {0, 3}) {
      equal(GradCam.map(network, "4", x, category), "gradcam " + category);
    }
    network.freeze(true);
    equal(GradCam.map(network, "4", x, 3), "gradcam 3");
  }

  @Test
  void saliencyIsPyTorchs() {
    equal(Saliency.map(network, x, 0), "saliency 0");
    equal(Saliency.map(network, x, 3), "saliency 3");
    assertThatThrownBy(() -> Saliency.map(network, x, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("explain: class 5, expected 0..4");
  }

  /**
   * The score is a sum of about 100 float32 terms of order 1, whose rounding, 1e-5 at most, is
   * divided by the step; the rest is curvature.
   */
  @Test
  void saliencyIsTheSlopeOfTheScore() {
    Tensor gradient = Saliency.gradient(network, x, 2);
    float step = 1e-2f;
    int kinks = 0;
    for (int i = 0; i < x.numel(); i += 7) {
      double slope = (score(i, step) - score(i, -step)) / (2 * step);
      kinks += Math.abs(gradient.data()[i] - slope) > 2e-3 ? 1 : 0;
    }
    // Where a rectifier or a maximum switches within the step there is no derivative.
    assertThat(kinks).isLessThanOrEqualTo(3);
  }

  private double score(int at, float change) {
    Tensor moved = Tensor.of(x.data().clone(), x.shape());
    moved.data()[at] += change;
    return network.forward(moved).data()[2];
  }

  @Test
  void occlusionIsTheMeanFallOfTheProbability() {
    OcclusionConfig config = new OcclusionConfig(5, 3, 0.5f);
    Tensor map = OcclusionMap.of(network::forward, x, 1, config);
    int[] offsets = {0, 3, 6, 7};
    for (int pixel : new int[] {0, 40, 77, 143}) {
      double sum = 0;
      int count = 0;
      for (int top : offsets) {
        for (int left : offsets) {
          if (covers(pixel / 12, top) && covers(pixel % 12, left)) {
            sum += probability(x) - probability(covered(top, left));
            count++;
          }
        }
      }
      assertThat((double) map.data()[pixel]).isCloseTo(sum / count, within(1e-6));
    }
    assertThatThrownBy(() -> OcclusionMap.of(network::forward, x, 1, OcclusionConfig.of(200)))
        .isInstanceOf(ShapeException.class);
  }

  private static boolean covers(int at, int offset) {
    return at >= offset && at < offset + 5;
  }

  private Tensor covered(int top, int left) {
    Tensor copy = Tensor.of(x.data().clone(), x.shape());
    for (int i = 0; i < copy.numel(); i++) {
      if (covers(i / 12 % 12, top) && covers(i % 12, left)) {
        copy.data()[i] = 0.5f;
      }
    }
    return copy;
  }

  private double probability(Tensor input) {
    return Softmax.softmax(network.forward(input), 1).data()[1];
  }

  @Test
  void rolloutIsTheProductOfTheLayers() {
    List<Tensor> layers =
        IntStream.range(0, 3)
            .mapToObj(i -> Tensor.of(Filler.fill("attention " + i, 50, 2, 0), 1, 2, 5, 5))
            .map(scores -> Softmax.softmax(scores, -1))
            .toList();
    equal(AttentionRollout.of(layers), "rollout");
  }

  @Test
  void aTransformersMapsAreOfItsPatches() {
    ViTConfig small = new ViTConfig(4, 2, 2, 8, 16, 0);
    ModelConfig config = ModelConfig.defaults().withClasses(3).withSize(12);
    VisionTransformer vit = new VisionTransformer(small, config, new Random(2));
    vit.namedParameters().forEach((name, p) -> Filler.fill(p.data(), name, 0.3, 0));
    vit.eval();
    Tensor rollout = AttentionRollout.map(vit, x);
    assertThat(rollout.shape().toArray()).containsExactly(3, 3);
    assertThat(rollout.data()).doesNotContain(0f);
    String layer = GradCam.layerOf(vit);
    assertThat(layer).isEqualTo("encoder.layers.encoder_layer_1.ln_1");
    Tensor map = GradCam.map(vit, layer, x, 1);
    assertThat(map.shape().toArray()).containsExactly(3, 3);
    assertThatThrownBy(() -> GradCam.map(vit, "heads", x, 1))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected [1, K, h, w]");
  }

  @Test
  void everyFamilyHasALayerToLookAt() {
    Random random = new Random(3);
    for (String name : List.of("lenet5", "resnet20_cifar", "mobilenet_v3_small", "swin_t")) {
      ModelConfig config = Models.info(name).defaults().withClasses(2);
      int size = name.equals("lenet5") ? 28 : 32;
      ImageClassifier classifier = Models.create(name, config.withSize(size), random);
      classifier.eval();
      Tensor input = Tensor.randn(random, 1, config.channels(), size, size);
      Tensor map = GradCam.map(classifier, GradCam.layerOf(classifier), input, 0);
      assertThat(map.shape().rank()).as(name).isEqualTo(2);
    }
  }

  @Test
  void colourSaysHowHigh() {
    Planar<GrayU8> picture = Images.rgb(6, 2);
    Planar<GrayU8> over = HeatMap.over(picture, Tensor.of(new float[] {-3, 4}, 1, 2));
    assertThat(pixel(over, 0)).containsExactly(0, 0, 64);
    assertThat(pixel(over, 5)).containsExactly(64, 0, 0);
  }

  private static int[] pixel(Planar<GrayU8> picture, int x) {
    return IntStream.range(0, 3).map(band -> picture.getBand(band).get(x, 1)).toArray();
  }

  @Test
  void tilesAreStretchedEachByItself() {
    Tensor tiles = Tensor.of(new float[] {0, 1, 5, 5, 2, 4}, 3, 1, 1, 2);
    Planar<GrayU8> grid = PlaneGrid.draw(tiles, 2);
    assertThat(grid.width).isEqualTo(2 * 5 + 1);
    assertThat(grid.height).isEqualTo(2 * 3 + 1);
    GrayU8 red = grid.getBand(0);
    assertThat(red.get(0, 0)).isEqualTo(255);
    assertThat(red.get(2, 2)).isZero();
    assertThat(red.get(3, 1)).isEqualTo(255);
    assertThat(red.get(9, 2)).isZero();
    assertThat(red.get(4, 5)).isEqualTo(255);
    assertThat(PlaneGrid.filters(network, 3).width).isEqualTo(3 * 10 + 1);
    assertThatThrownBy(() -> PlaneGrid.draw(Tensor.zeros(1, 2, 3, 3), 1))
        .isInstanceOf(ShapeException.class);
  }
}
