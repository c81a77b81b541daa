package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.op.MultiScaleRoiAlign;
import org.fovea.neural.op.RoiAlignConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * What a backbone made of a batch of pictures.
 *
 * @param maps {@code [N, C, H, W]} each, finest first
 * @param frame the extents of the batch's pictures, padding included
 * @param sizes the extents of each picture within its frame
 */
public record FeatureBatch(List<Tensor> maps, Size frame, List<Size> sizes) {
  private static final int SAMPLES = 2;

  /** Keeps immutable copies of the lists. */
  public FeatureBatch {
    maps = List.copyOf(maps);
    sizes = List.copyOf(sizes);
  }

  /**
   * The extents of the maps.
   *
   * @return finest first
   */
  public List<Size> mapSizes() {
    return maps.stream().map(map -> new Size(map.dim(2), map.dim(3))).toList();
  }

  /**
   * Cuts regions out of the maps that suit their sizes, with two by two samples to a bin.
   *
   * @param boxes for each picture {@code [K, 4]}
   * @param levels how many of the maps to cut from, finest first, at least 1
   * @param side rows and columns of bins
   * @return {@code [sum of K, C, side, side]}
   */
  public Tensor pool(List<Tensor> boxes, int levels, int side) {
    // The reference tells the maps' scales from the largest picture, not from the frame.
    int height = sizes.stream().mapToInt(Size::height).max().orElseThrow();
    RoiAlignConfig config = RoiAlignConfig.of(side, side).withSamplingRatio(SAMPLES);
    return MultiScaleRoiAlign.multiScaleRoiAlign(maps.subList(0, levels), boxes, height, config);
  }
}
