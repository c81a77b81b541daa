package org.fovea.neural.detection;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.FeaturePyramidNetwork;
import org.fovea.neural.layer.FrozenBatchNorm2d;
import org.fovea.neural.layer.LastLevelMaxPool;
import org.fovea.neural.layer.LastLevelP6P7;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.PyramidTop;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.model.ResNetTrunk;
import org.fovea.neural.tensor.Tensor;

/**
 * A classification network's features made a pyramid (Feature Pyramid Networks, Lin et al., 2017).
 * Parts as in torchvision: the network under {@code body}, the pyramid under {@code fpn}.
 */
public final class FpnBackbone extends DetectionBackbone {
  /** torchvision's number of channels of a pyramid. */
  public static final int CHANNELS = 256;

  private final Layer body;
  private final Function<Tensor, List<Tensor>> stages;
  private final FeaturePyramidNetwork fpn;
  private final int features;
  private final List<Integer> channels;

  private FpnBackbone(
      Layer body,
      Function<Tensor, List<Tensor>> stages,
      List<Integer> inChannels,
      int outChannels,
      Top top,
      RandomGenerator random) {
    this.body = child("body", body);
    this.stages = stages;
    fpn =
        child(
            "fpn",
            new FeaturePyramidNetwork(
                inChannels, outChannels, top.make(outChannels, random), random));
    features = inChannels.size();
    channels = Collections.nCopies(features + top.levels, outChannels);
  }

  /** The levels above a network's last stage. */
  public enum Top {
    /** One, every second pixel of the last: for Faster R-CNN, which cuts no regions from it. */
    MAX_POOL(1) {
      @Override
      PyramidTop make(int channels, RandomGenerator random) {
        return new LastLevelMaxPool();
      }
    },
    /** Two, convolved from the pyramid's last: for RetinaNet and FCOS. */
    P6_P7(2) {
      @Override
      PyramidTop make(int channels, RandomGenerator random) {
        return new LastLevelP6P7(channels, channels, random);
      }
    };

    private final int levels;

    Top(int levels) {
      this.levels = levels;
    }

    abstract PyramidTop make(int channels, RandomGenerator random);
  }

  /**
   * A residual network with frozen normalisation, all of which is trained.
   *
   * @param architecture which; its normalisation is not used
   * @param stages those that the pyramid is made from, 1 to 4, finest first
   * @param outChannels channels of the pyramid
   * @param top the levels above
   * @param random the source of the initial values
   * @return the backbone
   */
  public static FpnBackbone resnet(
      ResNetConfig architecture,
      List<Integer> stages,
      int outChannels,
      Top top,
      RandomGenerator random) {
    ResNetConfig frozen = architecture.withNorm(FrozenBatchNorm2d::new);
    ResNetTrunk trunk = new ResNetTrunk(frozen, ModelConfig.defaults(), random);
    return of(trunk, stages, outChannels, top, random);
  }

  /**
   * A residual network.
   *
   * @param trunk the network
   * @param stages those that the pyramid is made from, 1 to 4, finest first
   * @param outChannels channels of the pyramid
   * @param top the levels above
   * @param random the source of the pyramid's initial values
   * @return the backbone
   */
  public static FpnBackbone of(
      ResNetTrunk trunk, List<Integer> stages, int outChannels, Top top, RandomGenerator random) {
    List<Integer> used = List.copyOf(stages);
    return new FpnBackbone(
        trunk,
        x -> {
          List<Tensor> all = trunk.stages(x);
          return used.stream().map(stage -> all.get(stage - 1)).toList();
        },
        used.stream().map(trunk::channels).toList(),
        outChannels,
        top,
        random);
  }

  /**
   * Any network.
   *
   * @param network runs as a whole, also what comes after the last layer tapped
   * @param taps layers in it to make the pyramid from, the finest first, and the channels of each:
   *     an ordered map
   * @param outChannels channels of the pyramid
   * @param top the levels above
   * @param random the source of the pyramid's initial values
   * @return the backbone
   * @throws IllegalArgumentException when there is no layer of a name; the message has the nearest
   *     names
   */
  public static FpnBackbone of(
      Layer network, Map<String, Integer> taps, int outChannels, Top top, RandomGenerator random) {
    FeatureTaps tapped = FeatureTaps.of(network, List.copyOf(taps.keySet()));
    return new FpnBackbone(
        network,
        x -> List.copyOf(tapped.forward(x).values()),
        List.copyOf(taps.values()),
        outChannels,
        top,
        random);
  }

  /**
   * Keeps all but some parts of the network from being trained, as one does with weights of a
   * classifier; the pyramid is trained.
   *
   * @param parts names of the network's direct parts, such as {@code layer4}
   * @return this backbone
   * @throws IllegalArgumentException when there is no such part
   */
  public FpnBackbone trainOnly(Set<String> parts) {
    if (!body.children().keySet().containsAll(parts)) {
      throw new IllegalArgumentException(
          "fpn backbone: parts %s, expected some of %s".formatted(parts, body.children().keySet()));
    }
    body.children().forEach((name, part) -> part.requiresGrad(parts.contains(name)));
    return this;
  }

  /**
   * The network below the pyramid.
   *
   * @return as given
   */
  public Layer body() {
    return body;
  }

  @Override
  public List<Tensor> features(Tensor images) {
    return fpn.forward(stages.apply(images));
  }

  @Override
  public List<Integer> channels() {
    return channels;
  }

  /** The levels made from the network's own features. */
  @Override
  public int pooledMaps() {
    return features;
  }
}
