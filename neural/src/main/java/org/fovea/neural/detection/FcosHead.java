package org.fovea.neural.detection;

import static org.fovea.neural.op.Relu.relu;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.GroupNorm;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * Numbers for every pixel of a pyramid, the same way on every feature map (FCOS, Tian et al., 2019,
 * figure 2): each branch is four 3 x 3 convolutions with group normalisation and one more. Parts as
 * in torchvision: {@code classification_head} with {@code cls_logits}, {@code regression_head} with
 * {@code bbox_reg} and {@code bbox_ctrness}.
 */
public final class FcosHead extends Module {
  private static final int DEPTH = 4;
  private static final int GROUPS = 32;

  private final Branch classification = new Branch();
  private final Branch regression = new Branch();
  private final Sequential classConv;
  private final Conv2d logits;
  private final Sequential boxConv;
  private final Conv2d distances;
  private final Conv2d centreness;
  private final int classes;

  /** A named group of parts. */
  private static final class Branch extends Module {
    <M extends Module> M part(String name, M module) {
      return child(name, module);
    }
  }

  /**
   * Predictions for A pixels, map by map.
   *
   * @param logits {@code [N, A, classes]}
   * @param distances {@code [N, A, 4]}, to the left, top, right and bottom edge in sides of the
   *     pixel's square, 0 or more
   * @param centreness logits of how near the pixel is to the object's centre, {@code [N, A, 1]}
   */
  public record Output(Tensor logits, Tensor distances, Tensor centreness) {}

  /**
   * Makes a head; at first each class gets a probability of about 0.01.
   *
   * @param channels of the feature maps, a multiple of 32 or less than that
   * @param classes logits of each pixel
   * @param random the source of the initial values
   */
  public FcosHead(int channels, int classes, RandomGenerator random) {
    this.classes = classes;
    child("classification_head", classification);
    child("regression_head", regression);
    classConv = classification.part("conv", convolutions(channels, random));
    logits = classification.part("cls_logits", last(channels, classes, random));
    HeadConv.fill(logits.bias(), -Math.log((1 - RetinaNetHead.PRIOR) / RetinaNetHead.PRIOR));
    boxConv = regression.part("conv", convolutions(channels, random));
    distances = regression.part("bbox_reg", last(channels, 4, random));
    centreness = regression.part("bbox_ctrness", last(channels, 1, random));
  }

  private static Conv2d last(int channels, int out, RandomGenerator random) {
    return HeadConv.of(channels, out, 3, HeadConv.NORMAL, random);
  }

  private static Sequential convolutions(int channels, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < DEPTH; i++) {
      layers.add(HeadConv.of(channels, channels, 3, HeadConv.NORMAL, random));
      layers.add(new GroupNorm(Math.min(GROUPS, channels), channels));
      layers.add(new ReLU());
    }
    return new Sequential(layers);
  }

  /**
   * Predicts.
   *
   * @param maps {@code [N, channels, H, W]} each
   * @return the predictions
   */
  public Output forward(List<Tensor> maps) {
    List<Tensor> allLogits = new ArrayList<>();
    List<Tensor> allDistances = new ArrayList<>();
    List<Tensor> allCentreness = new ArrayList<>();
    for (Tensor map : maps) {
      allLogits.add(logits.forward(classConv.forward(map)));
      Tensor hidden = boxConv.forward(map);
      allDistances.add(relu(distances.forward(hidden)));
      allCentreness.add(centreness.forward(hidden));
    }
    return new Output(
        PredictionMaps.flattened(allLogits, classes),
        PredictionMaps.flattened(allDistances, 4),
        PredictionMaps.flattened(allCentreness, 1));
  }
}
