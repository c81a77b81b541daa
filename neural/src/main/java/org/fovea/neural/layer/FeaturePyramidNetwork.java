package org.fovea.neural.layer;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Interpolate.interpolate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A pyramid of feature maps of equal meaning from a network's features (Feature Pyramid Networks,
 * Lin et al., 2017, section 3): from the top down, each level is its feature brought to the
 * pyramid's channels by a 1 x 1 convolution, plus the level above brought to its size; a 3 x 3
 * convolution finishes it. Parameters as in torchvision: {@code inner_blocks.0.0.weight}, {@code
 * layer_blocks.0.0.weight} and so on, those of the top under {@code extra_blocks}.
 */
public final class FeaturePyramidNetwork extends Module {
  private final List<Sequential> inner = new ArrayList<>();
  private final List<Sequential> outer = new ArrayList<>();
  private final @Nullable PyramidTop top;

  /**
   * Makes a pyramid without normalisation.
   *
   * @param inChannels channels of each feature, finest first, at least one feature
   * @param outChannels channels of all levels
   * @param top makes further levels, or null for none
   * @param random the source of the initial values
   */
  public FeaturePyramidNetwork(
      List<Integer> inChannels, int outChannels, @Nullable PyramidTop top, RandomGenerator random) {
    this(inChannels, outChannels, top, null, random);
  }

  /**
   * Makes a pyramid.
   *
   * @param inChannels channels of each feature, finest first, at least one feature
   * @param outChannels channels of all levels
   * @param top makes further levels, or null for none
   * @param norm makes the normalisation of so many channels that follows each convolution, which
   *     then has no bias; null for none
   * @param random the source of the initial values
   * @throws IllegalArgumentException when there is no feature
   */
  public FeaturePyramidNetwork(
      List<Integer> inChannels,
      int outChannels,
      @Nullable PyramidTop top,
      @Nullable IntFunction<? extends Layer> norm,
      RandomGenerator random) {
    if (inChannels.isEmpty()) {
      throw new IllegalArgumentException("fpn: no feature, expected the channels of one or more");
    }
    for (int channels : inChannels) {
      inner.add(block(channels, outChannels, 1, norm, random));
      outer.add(block(outChannels, outChannels, 3, norm, random));
    }
    child("inner_blocks", new Blocks(inner));
    child("layer_blocks", new Blocks(outer));
    this.top = top == null ? null : child("extra_blocks", top);
  }

  /** Modules under the names 0, 1, 2 and so on. */
  private static final class Blocks extends Module {
    Blocks(List<? extends Module> modules) {
      for (int i = 0; i < modules.size(); i++) {
        child(Integer.toString(i), modules.get(i));
      }
    }
  }

  private static Sequential block(
      int in,
      int out,
      int kernel,
      @Nullable IntFunction<? extends Layer> norm,
      RandomGenerator random) {
    Conv2dConfig config = Conv2dConfig.defaults().withPadding(kernel / 2);
    Conv2d conv = new Conv2d(in, out, kernel, kernel, config, norm == null, random);
    initialise(conv, random);
    return norm == null ? new Sequential(conv) : new Sequential(conv, norm.apply(out));
  }

  /** Uniform weights that keep the variance without a rectifier, and no bias. */
  static void initialise(Conv2d conv, RandomGenerator random) {
    Kaiming.uniform(conv.weight(), Fan.IN, 1, random);
    Parameter bias = conv.bias();
    if (bias != null) {
      Arrays.fill(bias.data(), 0);
    }
  }

  /**
   * Computes the pyramid.
   *
   * @param features {@code [N, inChannels, H, W]} each, finest first
   * @return the levels, {@code [N, outChannels, H, W]} with the features' extents, finest first,
   *     then those of the top
   * @throws ShapeException when there are not as many features as expected
   */
  public List<Tensor> forward(List<Tensor> features) {
    if (features.size() != inner.size()) {
      throw new ShapeException(
          "fpn: %d features, expected %d".formatted(features.size(), inner.size()));
    }
    List<Tensor> levels = new ArrayList<>();
    Tensor above = null;
    for (int i = features.size() - 1; i >= 0; i--) {
      Tensor level = inner.get(i).forward(features.get(i));
      if (above != null) {
        level = add(level, enlarged(above, level.dim(2), level.dim(3)));
      }
      levels.add(outer.get(i).forward(level));
      above = level;
    }
    Collections.reverse(levels);
    if (top != null) {
      levels.addAll(top.levels(List.copyOf(levels), features));
    }
    return levels;
  }

  private static Tensor enlarged(Tensor x, int height, int width) {
    return interpolate(x, Interpolation.NEAREST, false, false, height, width);
  }
}
