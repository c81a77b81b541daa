package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Upsample;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * A neck that passes what coarse maps know to the finer ones and then back again (PANet, Liu et
 * al., 2018, section 3.1) in the form of YOLOX: maps are put side by side and mixed by cross stage
 * partial layers. Parts are named as in YOLOX's reference implementation.
 */
public final class PathAggregationNetwork extends Module {
  private static final int MAPS = 3;

  private final List<Integer> channels;
  private final Layer narrowCoarse;
  private final Layer narrowMiddle;
  private final Layer downMiddle;
  private final Layer downFine;
  private final Layer mixMiddle;
  private final Layer mixFine;
  private final Layer mixMiddleAgain;
  private final Layer mixCoarse;
  private final Upsample twice = new Upsample(2);

  /**
   * Makes a neck.
   *
   * @param channels of the three maps, finest first
   * @param scale how deep it is, and whether its convolutions are depthwise
   * @param random the source of the initial values
   */
  public PathAggregationNetwork(List<Integer> channels, YoloScale scale, RandomGenerator random) {
    if (channels.size() != MAPS) {
      throw new IllegalArgumentException(
          "path aggregation: channels %s, expected of %d maps".formatted(channels, MAPS));
    }
    this.channels = List.copyOf(channels);
    int fine = channels.get(0);
    int middle = channels.get(1);
    int coarse = channels.get(2);
    int depth = scale.blocks(3);
    narrowCoarse = child("lateral_conv0", NormalisedConv.silu(coarse, middle, 1, 1, random));
    mixMiddle = child("C3_p4", new CspLayer(2 * middle, middle, depth, false, scale, random));
    narrowMiddle = child("reduce_conv1", NormalisedConv.silu(middle, fine, 1, 1, random));
    mixFine = child("C3_p3", new CspLayer(2 * fine, fine, depth, false, scale, random));
    downFine = child("bu_conv2", scale.conv3(fine, fine, 2, random));
    mixMiddleAgain = child("C3_n3", new CspLayer(2 * fine, middle, depth, false, scale, random));
    downMiddle = child("bu_conv1", scale.conv3(middle, middle, 2, random));
    mixCoarse = child("C3_n4", new CspLayer(2 * middle, coarse, depth, false, scale, random));
  }

  /**
   * Mixes maps.
   *
   * @param maps {@code [N, channels, H, W]} each, finest first, each half the extents of the one
   *     before
   * @return maps of the same shapes
   * @throws ShapeException when the shapes don't fit
   */
  public List<Tensor> forward(List<Tensor> maps) {
    require(maps);
    Tensor coarse = narrowCoarse.forward(maps.get(2));
    Tensor mixed = mixMiddle.forward(beside(twice.forward(coarse), maps.get(1)));
    Tensor middle = narrowMiddle.forward(mixed);
    Tensor fineOut = mixFine.forward(beside(twice.forward(middle), maps.get(0)));
    Tensor middleOut = mixMiddleAgain.forward(beside(downFine.forward(fineOut), middle));
    Tensor coarseOut = mixCoarse.forward(beside(downMiddle.forward(middleOut), coarse));
    return List.of(fineOut, middleOut, coarseOut);
  }

  private static Tensor beside(Tensor a, Tensor b) {
    return Concat.cat(List.of(a, b), 1);
  }

  private void require(List<Tensor> maps) {
    boolean fits = maps.size() == MAPS;
    for (int i = 0; fits && i < MAPS; i++) {
      Tensor map = maps.get(i);
      fits =
          map.shape().rank() == 4
              && map.dim(1) == channels.get(i)
              && map.dim(2) << i == maps.get(0).dim(2)
              && map.dim(3) << i == maps.get(0).dim(3);
    }
    if (!fits) {
      throw new ShapeException(
          "path aggregation: maps %s, expected three of %s channels, each half the one before"
              .formatted(maps.stream().map(Tensor::shape).toList(), channels));
    }
  }
}
