package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a network makes its convolutions without bias, each with its normalisation and activation,
 * named 0, 1 and 2.
 *
 * @param norm makes the normalisation of so many channels
 * @param activation makes the activation, or null for none
 */
record ConvNormActivation(
    IntFunction<? extends Layer> norm, @Nullable Supplier<? extends Layer> activation) {

  ConvNormActivation withActivation(@Nullable Supplier<? extends Layer> wanted) {
    return new ConvNormActivation(norm, wanted);
  }

  Sequential of(int in, int out, int kernel, int stride) {
    return of(in, out, kernel, Conv2dConfig.defaults().withStride(stride));
  }

  /** One filter for each channel. */
  Sequential depthwise(int channels, int kernel, int stride, int dilation) {
    Conv2dConfig config =
        Conv2dConfig.defaults().withStride(stride).withDilation(dilation).withGroups(channels);
    return of(channels, channels, kernel, config);
  }

  private Sequential of(int in, int out, int kernel, Conv2dConfig config) {
    int padding = (kernel - 1) / 2 * config.dilationHeight();
    List<Layer> layers = new ArrayList<>();
    layers.add(Blank.conv(in, out, kernel, config.withPadding(padding), false));
    layers.add(norm.apply(out));
    if (activation != null) {
      layers.add(activation.get());
    }
    return new Sequential(layers);
  }
}
