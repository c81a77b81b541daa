package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Permute;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Tensor;

/** What heads predict at each pixel of feature maps, in the order of the anchors. */
public final class PredictionMaps {
  private PredictionMaps() {}

  /**
   * Puts predictions into the anchors' order.
   *
   * @param maps {@code [N, A * values, H, W]} each, for A anchors per pixel
   * @param values how many belong to an anchor
   * @return {@code [N, sum of H * W * A, values]}
   */
  public static Tensor flattened(List<Tensor> maps, int values) {
    List<Tensor> parts = new ArrayList<>();
    for (Tensor map : maps) {
      int height = map.dim(2);
      int width = map.dim(3);
      Tensor split = Reshape.reshape(map, map.dim(0), -1, values, height, width);
      Tensor ordered = Permute.permute(split, 0, 3, 4, 1, 2);
      parts.add(Reshape.reshape(ordered, map.dim(0), -1, values));
    }
    return Concat.cat(parts, 1);
  }

  /**
   * Anchors on each map.
   *
   * @param sizes the maps' extents
   * @param perPixel anchors at each pixel
   */
  static List<Integer> counts(List<Size> sizes, List<Integer> perPixel) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      counts.add(sizes.get(i).height() * sizes.get(i).width() * perPixel.get(i));
    }
    return counts;
  }

  /** One picture's part of predictions {@code [N, anchors, ...]}. */
  static Tensor ofPicture(Tensor predictions, int picture) {
    return Narrow.select(predictions, 0, picture);
  }
}
