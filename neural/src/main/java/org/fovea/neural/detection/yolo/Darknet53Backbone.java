package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectionBackbone;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.Upsample;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.Tensor;

/**
 * Darknet-53 and the mixture of its last three maps (YOLOv3, Redmon and Farhadi, 2018, table 1 and
 * section 2.3). Parts: {@code stages}, {@code sets} of five convolutions and {@code laterals},
 * coarsest first.
 */
public final class Darknet53Backbone extends DetectionBackbone {
  private static final int[] BLOCKS = {1, 2, 8, 8, 4};
  private static final int BASE = 32;

  private final Sequential stages;
  private final Sequential sets;
  private final Sequential laterals;
  private final Upsample twice = new Upsample(2);
  private final List<Integer> channels;

  /**
   * Makes a backbone.
   *
   * @param scale how deep and wide; its convolutions are never depthwise
   * @param random the source of the initial values
   */
  public Darknet53Backbone(YoloScale scale, RandomGenerator random) {
    List<Sequential> all = new ArrayList<>();
    for (int i = 0; i < BLOCKS.length; i++) {
      int in = BASE << i;
      DarknetLayers stage = new DarknetLayers(i == 0 ? 3 : scale.channels(in), scale, random);
      if (i == 0) {
        stage.conv(BASE, 3, 1);
      }
      stage.conv(2 * in, 3, 2);
      for (int k = 0; k < scale.blocks(BLOCKS[i]); k++) {
        stage.add(new DarknetResidual(scale.channels(2 * in), random));
      }
      all.add(stage.build());
    }
    stages = child("stages", new Sequential(all));
    sets =
        child(
            "sets",
            new Sequential(
                set(scale.channels(1024), 1024, scale, random),
                set(scale.channels(256) + scale.channels(512), 512, scale, random),
                set(scale.channels(128) + scale.channels(256), 256, scale, random)));
    laterals =
        child(
            "laterals",
            new Sequential(
                new DarknetLayers(scale.channels(512), scale, random).conv(256, 1, 1).build(),
                new DarknetLayers(scale.channels(256), scale, random).conv(128, 1, 1).build()));
    channels = List.of(scale.channels(128), scale.channels(256), scale.channels(512));
  }

  private static Sequential set(int in, int full, YoloScale scale, RandomGenerator random) {
    return new DarknetLayers(in, scale, random).pairs(full, 2).conv(full / 2, 1, 1).build();
  }

  @Override
  public List<Tensor> features(Tensor images) {
    List<Tensor> maps = new ArrayList<>();
    Tensor x = images;
    for (int i = 0; i < BLOCKS.length; i++) {
      x = stages.layers().get(i).forward(x);
      maps.add(x);
    }
    Tensor coarse = sets.layers().get(0).forward(maps.get(4));
    Tensor middle = sets.layers().get(1).forward(joined(0, coarse, maps.get(3)));
    Tensor fine = sets.layers().get(2).forward(joined(1, middle, maps.get(2)));
    return List.of(fine, middle, coarse);
  }

  private Tensor joined(int lateral, Tensor coarse, Tensor map) {
    Tensor enlarged = twice.forward(laterals.layers().get(lateral).forward(coarse));
    return Concat.cat(List.of(enlarged, map), 1);
  }

  @Override
  public List<Integer> channels() {
    return channels;
  }
}
