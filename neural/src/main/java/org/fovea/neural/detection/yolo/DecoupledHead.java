package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.detection.PredictionMaps;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A head of each map with one branch for the classes and another for the boxes and for whether
 * there is an object (YOLOX, Ge et al., 2021, figure 2). Parts are named as in the reference
 * implementation: {@code stems}, {@code cls_convs}, {@code reg_convs}, {@code cls_preds}, {@code
 * reg_preds}, {@code obj_preds}, each with one for every map.
 */
public final class DecoupledHead extends Module {
  /** The probability of each class and object that weights give at first. */
  private static final double PRIOR = 0.01;

  private final int classes;
  private final Sequential stems;
  private final Sequential classConvs;
  private final Sequential boxConvs;
  private final Sequential logits;
  private final Sequential boxes;
  private final @Nullable Sequential objectness;

  /**
   * Predictions for A points, map by map.
   *
   * @param codes {@code [N, A, 4]}, what {@link AnchorPoints#decode} makes boxes of
   * @param logits {@code [N, A, classes]}
   * @param objectness logits of whether there is an object, {@code [N, A, 1]}, or null
   */
  public record Output(Tensor codes, Tensor logits, @Nullable Tensor objectness) {}

  /**
   * Makes a head.
   *
   * @param channels of the maps
   * @param hidden channels within the head
   * @param classes logits of each point, at least 1
   * @param withObjectness whether it also tells whether there is an object
   * @param scale whether its convolutions are depthwise
   * @param random the source of the initial values
   */
  public DecoupledHead(
      List<Integer> channels,
      int hidden,
      int classes,
      boolean withObjectness,
      YoloScale scale,
      RandomGenerator random) {
    this.classes = classes;
    stems =
        child(
            "stems",
            new Sequential(
                channels.stream()
                    .map(in -> NormalisedConv.silu(in, hidden, 1, 1, random))
                    .toList()));
    int maps = channels.size();
    classConvs = child("cls_convs", convolutions(maps, hidden, scale, random));
    boxConvs = child("reg_convs", convolutions(maps, hidden, scale, random));
    logits = child("cls_preds", predictions(maps, hidden, classes, random));
    boxes = child("reg_preds", predictions(maps, hidden, 4, random));
    setPrior(logits);
    objectness = withObjectness ? child("obj_preds", predictions(maps, hidden, 1, random)) : null;
    if (objectness != null) {
      setPrior(objectness);
    }
  }

  private static Sequential convolutions(
      int maps, int hidden, YoloScale scale, RandomGenerator random) {
    return new Sequential(
        IntStream.range(0, maps)
            .mapToObj(
                i ->
                    new Sequential(
                        scale.conv3(hidden, hidden, 1, random),
                        scale.conv3(hidden, hidden, 1, random)))
            .toList());
  }

  private static Sequential predictions(int maps, int hidden, int out, RandomGenerator random) {
    return new Sequential(
        IntStream.range(0, maps)
            .mapToObj(i -> new Conv2d(hidden, out, 1, Conv2dConfig.defaults(), random))
            .toList());
  }

  private static void setPrior(Sequential convolutions) {
    for (Layer layer : convolutions.layers()) {
      Tensor bias = Objects.requireNonNull(((Conv2d) layer).bias());
      Arrays.fill(bias.data(), (float) -Math.log((1 - PRIOR) / PRIOR));
    }
  }

  /**
   * Predicts.
   *
   * @param maps {@code [N, channels, H, W]} each, finest first
   * @return the predictions
   * @throws ShapeException when there is another number of maps or of their channels
   */
  public Output forward(List<Tensor> maps) {
    if (maps.size() != stems.layers().size()) {
      throw new ShapeException(
          "decoupled head: %d maps, expected %d".formatted(maps.size(), stems.layers().size()));
    }
    List<Tensor> allCodes = new ArrayList<>();
    List<Tensor> allLogits = new ArrayList<>();
    List<Tensor> allObjectness = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Tensor x = stems.layers().get(i).forward(maps.get(i));
      Tensor forBoxes = boxConvs.layers().get(i).forward(x);
      allLogits.add(logits.layers().get(i).forward(classConvs.layers().get(i).forward(x)));
      allCodes.add(boxes.layers().get(i).forward(forBoxes));
      if (objectness != null) {
        allObjectness.add(objectness.layers().get(i).forward(forBoxes));
      }
    }
    return new Output(
        PredictionMaps.flattened(allCodes, 4),
        PredictionMaps.flattened(allLogits, classes),
        objectness == null ? null : PredictionMaps.flattened(allObjectness, 1));
  }
}
