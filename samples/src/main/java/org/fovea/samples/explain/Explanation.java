package org.fovea.samples.explain;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.explain.AttentionRollout;
import org.fovea.neural.explain.GradCam;
import org.fovea.neural.explain.HeatMap;
import org.fovea.neural.explain.OcclusionConfig;
import org.fovea.neural.explain.OcclusionMap;
import org.fovea.neural.explain.PlaneGrid;
import org.fovea.neural.explain.Saliency;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.input.ImageInput;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.VisionTransformer;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.samples.train.TrainedClassifier;

/** Explains what a classifier makes of one picture. */
public final class Explanation {
  /** Small pictures are enlarged to about this, so that a map can be seen over them. */
  private static final int SHOWN = 256;

  private static final int TILE = 32;

  private final ImageClassifier network;
  private final Planar<GrayU8> picture;
  private final Tensor x;
  private final float[] probabilities;

  /**
   * Passes a picture through a network.
   *
   * @param trained the network
   * @param picture of any size, R, G and B
   */
  public Explanation(TrainedClassifier trained, Planar<GrayU8> picture) {
    network = trained.network();
    this.picture = picture;
    Planar<GrayU8> banded = LabelledPictures.withBands(picture, trained.card().config().channels());
    x = ImageInput.toTensor(List.of(banded), trained.card().input());
    probabilities = Autograd.noGrad(() -> Softmax.softmax(network.forward(x), 1)).data();
  }

  /**
   * The likeliest class.
   *
   * @return its index
   */
  public int likeliest() {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  /**
   * How likely a class is.
   *
   * @param category its index
   * @return 0..1
   */
  public double probability(int category) {
    return probabilities[category];
  }

  /**
   * Draws the explanation.
   *
   * @param method how
   * @param category of which class, where the method asks for one
   * @param layer which layer Grad-CAM and activations look at, or empty for the last feature map
   * @return the picture with a map over it, or tiles
   * @throws IllegalArgumentException when the network does not allow the method, or has no such
   *     layer
   */
  public Planar<GrayU8> draw(ExplainMethod method, int category, String layer) {
    String at = layer.isEmpty() ? GradCam.layerOf(network) : layer;
    return switch (method) {
      case GRADCAM -> over(GradCam.map(network, at, x, category));
      case SALIENCY -> over(Saliency.map(network, x, category));
      case OCCLUSION -> over(occlusion(category));
      case ROLLOUT -> over(rollout());
      case FILTERS -> PlaneGrid.filters(network, 8);
      case ACTIVATIONS -> activations(at);
    };
  }

  private Tensor occlusion(int category) {
    InferenceForm form = InferenceForm.of(network);
    return OcclusionMap.of(form::apply, x, category, OcclusionConfig.of(x.dim(3)));
  }

  private Tensor rollout() {
    if (network instanceof VisionTransformer transformer) {
      return AttentionRollout.map(transformer, x);
    }
    throw new IllegalArgumentException("rollout is for Vision Transformers");
  }

  private Planar<GrayU8> activations(String layer) {
    FeatureTaps taps = FeatureTaps.of(network, List.of(layer));
    Map<String, Tensor> outputs = Autograd.noGrad(() -> taps.forward(x));
    Tensor features = Objects.requireNonNull(outputs.get(layer));
    return PlaneGrid.activations(features, Math.max(1, TILE / features.dim(-1)));
  }

  private Planar<GrayU8> over(Tensor map) {
    int factor = Math.max(1, SHOWN / Math.max(picture.width, picture.height));
    Planar<GrayU8> shown =
        Resize.to(picture, picture.width * factor, picture.height * factor, Interpolation.NEAREST);
    return HeatMap.over(shown.getNumBands() == 1 ? Images.toRgb(shown.getBand(0)) : shown, map);
  }
}
