package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The backbone of YOLOX: a stem that takes squares of two by two pixels for one, and four stages of
 * cross stage partial layers, the last with spatial pyramid pooling. Its parts are named as in the
 * reference implementation: {@code stem}, {@code dark2} to {@code dark5}.
 */
public final class CspDarknet extends Module {
  private static final int BASE = 64;

  /** Extents of pictures are multiples of this. */
  static final int COARSEST = 32;

  private final Layer stem;
  private final List<Sequential> stages = new ArrayList<>();
  private final List<Integer> channels;

  /**
   * Makes a backbone.
   *
   * @param scale how deep and wide
   * @param attention whether a block of attention ends the last stage
   * @param random the source of the initial values
   */
  public CspDarknet(YoloScale scale, boolean attention, RandomGenerator random) {
    int width = scale.channels(BASE);
    int depth = scale.blocks(3);
    stem = child("stem", new Focus(3, width, random));
    stages.add(child("dark2", stage(width, depth, scale, random)));
    stages.add(child("dark3", stage(2 * width, 3 * depth, scale, random)));
    stages.add(child("dark4", stage(4 * width, 3 * depth, scale, random)));
    stages.add(child("dark5", lastStage(8 * width, depth, attention, scale, random)));
    channels = List.of(4 * width, 8 * width, 16 * width);
  }

  private static Sequential stage(int in, int depth, YoloScale scale, RandomGenerator random) {
    return new Sequential(
        scale.conv3(in, 2 * in, 2, random),
        new CspLayer(2 * in, 2 * in, depth, true, scale, random));
  }

  private static Sequential lastStage(
      int in, int depth, boolean attention, YoloScale scale, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    layers.add(scale.conv3(in, 2 * in, 2, random));
    layers.add(new SpatialPyramid(2 * in, 2 * in, random));
    layers.add(new CspLayer(2 * in, 2 * in, depth, false, scale, random));
    if (attention) {
      layers.add(new PartialSelfAttention(2 * in, random));
    }
    return new Sequential(layers);
  }

  /**
   * Channels of the maps.
   *
   * @return finest first
   */
  public List<Integer> channels() {
    return channels;
  }

  /**
   * Computes the maps of the last three stages.
   *
   * @param images {@code [N, 3, H, W]}, H and W multiples of 32
   * @return {@code [N, channels, H / 8, W / 8]}, the same with 16 and with 32
   * @throws ShapeException when the extents are others
   */
  public List<Tensor> forward(Tensor images) {
    if (images.shape().rank() != 4
        || images.dim(1) != 3
        || images.dim(2) % COARSEST != 0
        || images.dim(3) % COARSEST != 0) {
      throw new ShapeException(
          "csp darknet: images %s, expected [N, 3, H, W] with multiples of %d"
              .formatted(images.shape(), COARSEST));
    }
    List<Tensor> maps = new ArrayList<>();
    Tensor x = stages.get(0).forward(stem.forward(images));
    for (Sequential stage : stages.subList(1, stages.size())) {
      x = stage.forward(x);
      maps.add(x);
    }
    return maps;
  }
}
