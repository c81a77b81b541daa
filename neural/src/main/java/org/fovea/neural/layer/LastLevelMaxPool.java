package org.fovea.neural.layer;

import static org.fovea.neural.op.MaxPool2d.maxPool2d;

import java.util.List;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * One level more: every second pixel of the last one both ways (Feature Pyramid Networks, Lin et
 * al., 2017, section 4.1, footnote).
 */
public final class LastLevelMaxPool extends PyramidTop {
  private static final Pool2dConfig EVERY_SECOND = Pool2dConfig.of(1).withStride(2, 2);

  /** Makes a top. */
  public LastLevelMaxPool() {}

  @Override
  public List<Tensor> levels(List<Tensor> pyramid, List<Tensor> features) {
    return List.of(maxPool2d(pyramid.get(pyramid.size() - 1), EVERY_SECOND));
  }
}
