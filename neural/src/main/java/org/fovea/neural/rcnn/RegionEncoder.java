package org.fovea.neural.rcnn;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.geometry.Box;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/**
 * Warps regions and runs the trained network over them, some at a time. Immutable and thread-safe.
 */
final class RegionEncoder {
  /** Regions per pass through the network: enough to keep it busy, few enough to stay in cache. */
  private static final int CHUNK = 64;

  private final RegionNetwork network;
  private final int size;
  private final double context;

  /**
   * An encoder.
   *
   * @param network a trained network in evaluation mode, which nobody changes any more
   * @param config its sizes
   */
  RegionEncoder(RegionNetwork network, RegionNetworkConfig config) {
    this.network = network;
    this.size = config.inputSize();
    this.context = config.context();
  }

  /**
   * The features of regions, computed by the current {@link Workers}.
   *
   * @param image the picture
   * @param regions boxes with an area
   * @return features in the regions' order
   */
  List<RegionFeatures> encode(Planar<GrayU8> image, List<Box> regions) {
    RegionWarp warp = new RegionWarp(image, size, context);
    RegionFeatures[] features = new RegionFeatures[regions.size()];
    int chunks = (regions.size() + CHUNK - 1) / CHUNK;
    Workers.current()
        .forEach(
            chunks,
            chunk -> {
              int from = chunk * CHUNK;
              int to = Math.min(from + CHUNK, regions.size());
              RegionFeatures[] some =
                  Autograd.noGrad(() -> encode(warp, regions.subList(from, to)));
              System.arraycopy(some, 0, features, from, some.length);
            });
    return List.of(features);
  }

  private RegionFeatures[] encode(RegionWarp warp, List<Box> regions) {
    int n = regions.size();
    byte[] bytes = new byte[warp.length()];
    float[] pixels = new float[n * bytes.length];
    for (int i = 0; i < n; i++) {
      warp.warp(regions.get(i), bytes, 0);
      Augmentation.none(bytes, pixels, i * bytes.length);
    }
    Tensor pooled = network.pooled(Tensor.of(pixels, n, 3, size, size));
    Tensor hidden = network.hidden(pooled);
    RegionFeatures[] features = new RegionFeatures[n];
    for (int i = 0; i < n; i++) {
      features[i] = new RegionFeatures(row(hidden, i), row(pooled, i));
    }
    return features;
  }

  private static float[] row(Tensor matrix, int i) {
    int length = matrix.dim(1);
    return Arrays.copyOfRange(matrix.data(), i * length, (i + 1) * length);
  }
}
