package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/** Makes feature maps of pictures for a detector. */
public abstract class DetectionBackbone extends Module {
  /** For subclasses. */
  protected DetectionBackbone() {}

  /**
   * Computes the maps.
   *
   * @param images {@code [N, C, H, W]}
   * @return {@code [N, channels, H, W]} each, finest first
   */
  public abstract List<Tensor> features(Tensor images);

  /**
   * Channels of the maps.
   *
   * @return one number per map
   */
  public abstract List<Integer> channels();

  /**
   * How many of the maps are fine enough to cut regions from.
   *
   * @return 1 or more, the first ones; here all
   */
  public int pooledMaps() {
    return channels().size();
  }

  /** The channels of maps that all have as many. */
  final int commonChannels() {
    int first = channels().get(0);
    if (channels().stream().anyMatch(count -> count != first)) {
      throw new IllegalArgumentException(
          "detection backbone: maps of %s channels, expected all the same".formatted(channels()));
    }
    return first;
  }
}
