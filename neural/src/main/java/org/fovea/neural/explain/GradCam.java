package org.fovea.neural.explain;

import java.util.List;
import java.util.Objects;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.SwinTransformer;
import org.fovea.neural.model.VisionTransformer;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-weighted class activation maps (Selvaraju et al., 2017): where the feature map of a late
 * layer speaks for a class. Of feature maps {@code A_k} and the score {@code y} of the class before
 * the softmax,
 *
 * <pre>
 * alpha_k = mean over i, j of dy / dA_k[i, j]          (equation 1)
 * map = max(0, sum over k of alpha_k A_k)              (equation 2)
 * </pre>
 */
public final class GradCam {
  private GradCam() {}

  /**
   * Which layer to look at: the one with the last feature map. In a Vision Transformer only the
   * class token's part of the last layer matters to the score, so it is the input of the last
   * block's attention, to which all tokens contribute.
   *
   * @param network whose
   * @return full name
   */
  public static String layerOf(ImageClassifier network) {
    if (network instanceof VisionTransformer) {
      return network.namedModules().keySet().stream()
          .filter(name -> name.endsWith(".ln_1"))
          .reduce((first, second) -> second)
          .orElseThrow();
    }
    return network instanceof SwinTransformer ? "permute" : network.lastStageName();
  }

  /**
   * Computes the map. Gradients are added to those of the network's parameters that want them.
   *
   * @param network in evaluation mode, pictures to scores {@code [1, classes]}
   * @param layer full name of a layer in it that gives {@code [1, K, h, w]}, or {@code [1, 1 + h *
   *     w, K]} with a class token first and h = w
   * @param x {@code [1, C, H, W]}
   * @param category the class
   * @return {@code [h, w]}, 0 or more
   * @throws ShapeException when the layer gives something else
   */
  public static Tensor map(Layer network, String layer, Tensor x, int category) {
    Tensor leaf = ClassGradient.leaf(x);
    Scored pass = new Scored(network, leaf);
    Tensor features = Objects.requireNonNull(pass.through(layer));
    features.retainGrad();
    ClassGradient.backward(pass.scores(), category);
    // There is no gradient where the score does not depend on the layer.
    Tensor gradient = features.grad();
    return weighted(
        FeaturePlanes.of(features),
        FeaturePlanes.of(gradient == null ? Tensor.zeros(features.shape().toArray()) : gradient));
  }

  /** One pass with what it gave in the end and in the middle. */
  private static final class Scored {
    private final Layer network;
    private final Tensor x;
    private @Nullable Tensor scores;

    Scored(Layer network, Tensor x) {
      this.network = network;
      this.x = x;
    }

    @Nullable Tensor through(String layer) {
      return FeatureTaps.of(network, List.of(layer))
          .during(() -> scores = network.forward(x))
          .get(layer);
    }

    Tensor scores() {
      return Objects.requireNonNull(scores);
    }
  }

  /** Both {@code [K, h, w]}. */
  private static Tensor weighted(Tensor features, Tensor gradients) {
    int size = features.dim(1) * features.dim(2);
    double[] sums = new double[size];
    for (int k = 0; k < features.dim(0); k++) {
      double alpha = 0;
      for (int i = 0; i < size; i++) {
        alpha += gradients.data()[k * size + i];
      }
      alpha /= size;
      for (int i = 0; i < size; i++) {
        sums[i] += alpha * features.data()[k * size + i];
      }
    }
    Tensor map = Tensor.zeros(features.dim(1), features.dim(2));
    for (int i = 0; i < size; i++) {
      map.data()[i] = (float) Math.max(0, sums[i]);
    }
    return map;
  }
}
