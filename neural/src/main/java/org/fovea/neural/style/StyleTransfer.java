package org.fovea.neural.style;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.MatMul.matmul;
import static org.fovea.neural.op.Permute.transpose;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Scale.scale;
import static org.fovea.neural.op.Sub.sub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sum;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Neural style transfer (Gatys, Ecker and Bethge, 2016): a picture is changed by Adam until its
 * features are those of one picture and their Gram matrices those of another. The paper uses L-BFGS
 * and begins with noise; here it begins with the content.
 */
public final class StyleTransfer {
  private final FeatureTaps taps;
  private final StyleTransferConfig config;
  private final Tensor content;
  private final List<Tensor> styles;

  /**
   * Prepares a transfer.
   *
   * @param network in evaluation mode, its parameters fixed ({@link Layer#freeze})
   * @param content the picture whose content is kept, {@code [1, C, H, W]}
   * @param style the picture whose style is taken over, {@code [1, C, H', W']}
   * @param config layers and weights
   */
  public StyleTransfer(Layer network, Tensor content, Tensor style, StyleTransferConfig config) {
    this.config = config;
    Set<String> names = new LinkedHashSet<>(config.styleLayers());
    names.add(config.contentLayer());
    taps = FeatureTaps.of(network, List.copyOf(names));
    this.content = content;
    styles = new ArrayList<>();
    Map<String, Tensor> features = Autograd.noGrad(() -> taps.forward(style));
    for (String layer : config.styleLayers()) {
      styles.add(gram(of(features, layer)));
    }
  }

  /**
   * The products of all pairs of planes (equation 3), the mean over all places instead of the sum:
   * so pictures of other extents compare, and the paper's {@code 1 / M^2} of equation 4 is in it.
   *
   * @param features {@code [1, K, h, w]}
   * @return {@code [K, K]}
   */
  public static Tensor gram(Tensor features) {
    if (features.shape().rank() != 4 || features.dim(0) != 1) {
      throw new ShapeException("gram: features " + features.shape() + ", expected [1, K, h, w]");
    }
    int places = features.dim(2) * features.dim(3);
    Tensor rows = reshape(features, features.dim(1), places);
    return scale(matmul(rows, transpose(rows, 0, 1)), 1f / places);
  }

  /**
   * Changes the picture step by step.
   *
   * @return of the content's shape; values are not clipped
   */
  public Tensor run() {
    Tensor target = of(Autograd.noGrad(() -> taps.forward(content)), config.contentLayer());
    Parameter image = new Parameter(Tensor.of(content.data().clone(), content.shape()));
    Adam adam = new Adam(List.of(image), AdamConfig.of(config.learningRate()));
    for (int step = 0; step < config.steps(); step++) {
      adam.zeroGrad();
      loss(image, target).backward();
      adam.step();
    }
    return image.detach();
  }

  /**
   * How far a picture is from what is wanted (equation 7).
   *
   * @param image {@code [1, C, H, W]}, of the content's shape
   * @return a scalar
   */
  public Tensor loss(Tensor image) {
    return loss(image, of(Autograd.noGrad(() -> taps.forward(content)), config.contentLayer()));
  }

  private Tensor loss(Tensor image, Tensor target) {
    Map<String, Tensor> features = taps.forward(image);
    Tensor difference = sub(of(features, config.contentLayer()), target);
    // Equation 1.
    Tensor loss = scale(Sum.sum(Square.square(difference)), (float) (config.contentWeight() / 2));
    for (int i = 0; i < styles.size(); i++) {
      Tensor layer = of(features, config.styleLayers().get(i));
      // Equations 4 and 5.
      double planes = layer.dim(1);
      double factor = config.styleWeight() / styles.size() / (4 * planes * planes);
      Tensor gap = sub(gram(layer), styles.get(i));
      loss = add(loss, scale(Sum.sum(Square.square(gap)), (float) factor));
    }
    return loss;
  }

  private static Tensor of(Map<String, Tensor> features, String layer) {
    return Objects.requireNonNull(features.get(layer));
  }
}
