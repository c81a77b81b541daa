package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Tensor;

/**
 * The means of bins x bins parts of a map, convolved and enlarged to the map again: what the
 * surroundings show. Parts as in torchvision's {@code ASPPPooling}: {@code 1} and {@code 2} are
 * convolution and normalisation.
 */
final class PooledContext extends Layer implements Composite {
  private final List<Layer> layers = new ArrayList<>();

  PooledContext(int bins, int in, int out, RandomGenerator random) {
    layers.add(new AdaptiveAvgPool2d(bins, bins));
    layers.addAll(ConvBlock.layers(in, out, 1, 1, random));
    for (int i = 0; i < layers.size(); i++) {
      child(Integer.toString(i), layers.get(i));
    }
  }

  @Override
  public Value compose(Value x) {
    return x.thenAll(layers).apply("resize", x, Maps::resizedLike);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor y = x;
          for (Layer layer : layers) {
            y = layer.forward(y);
          }
          return Maps.resizedLike(y, x);
        });
  }
}
