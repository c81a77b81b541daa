package org.fovea.neural.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Layer;

/**
 * The architecture of a residual network for ImageNet. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param bottleneck whether blocks are of three convolutions (1 x 1, 3 x 3, 1 x 1) or of two (3 x
 *     3)
 * @param depths blocks in each of the four stages, at least 1 each
 * @param groups parts into which a bottleneck's 3 x 3 convolution is split, at least 1; 1 without
 *     bottlenecks
 * @param width channels of one group in the first stage's bottlenecks, at least 1; 64 without
 *     bottlenecks
 * @param dilated for each of the last three stages, whether it keeps the resolution and dilates its
 *     3 x 3 convolutions instead; only with bottlenecks
 * @param smallStem whether the network begins with a 3 x 3 convolution of stride 1, for pictures of
 *     32 x 32, in place of 7 x 7 and pooling
 * @param norm makes the normalisation of so many channels that follows each convolution
 */
public record ResNetConfig(
    boolean bottleneck,
    List<Integer> depths,
    int groups,
    int width,
    List<Boolean> dilated,
    boolean smallStem,
    IntFunction<? extends Layer> norm) {
  public ResNetConfig {
    depths = List.copyOf(depths);
    dilated = List.copyOf(dilated);
    if (depths.size() != 4 || depths.stream().anyMatch(depth -> depth < 1)) {
      throw new IllegalArgumentException("depths is " + depths + ", expected four of 1 or more");
    }
    if (groups < 1 || width < 1 || (!bottleneck && (groups != 1 || width != 64))) {
      throw new IllegalArgumentException(
          "groups is %d and width %d, expected 1 or more each, and 1 and 64 without bottlenecks"
              .formatted(groups, width));
    }
    if (dilated.size() != 3 || (!bottleneck && dilated.contains(true))) {
      throw new IllegalArgumentException(
          "dilated is " + dilated + ", expected three, and none true without bottlenecks");
    }
  }

  /**
   * Blocks of two 3 x 3 convolutions (figure 5 left), as in ResNet-18 and -34.
   *
   * @param depths blocks in each of the four stages
   * @return with batch normalisation
   */
  public static ResNetConfig basic(int... depths) {
    return of(false, depths);
  }

  /**
   * Blocks of 1 x 1, 3 x 3 and 1 x 1 (figure 5 right), as in ResNet-50, -101 and -152. The stride
   * is in the 3 x 3 convolution, as torchvision has it, not in the first, as in the paper.
   *
   * @param depths blocks in each of the four stages
   * @return with batch normalisation
   */
  public static ResNetConfig bottleneck(int... depths) {
    return of(true, depths);
  }

  private static ResNetConfig of(boolean bottleneck, int... depths) {
    return new ResNetConfig(
        bottleneck,
        Arrays.stream(depths).boxed().toList(),
        1,
        64,
        List.of(false, false, false),
        false,
        BatchNorm2d::new);
  }

  /**
   * With another 3 x 3 convolution in each bottleneck: ResNeXt's 32 x 4, wide ResNet's 1 x 128.
   *
   * @param count of groups
   * @param groupWidth channels of one group in the first stage
   * @return the changed architecture
   */
  public ResNetConfig withGroups(int count, int groupWidth) {
    return new ResNetConfig(bottleneck, depths, count, groupWidth, dilated, smallStem, norm);
  }

  /**
   * With dilation in place of stride.
   *
   * @param second whether in {@code layer2}
   * @param third whether in {@code layer3}
   * @param fourth whether in {@code layer4}
   * @return the changed architecture
   */
  public ResNetConfig withDilated(boolean second, boolean third, boolean fourth) {
    List<Boolean> stages = List.of(second, third, fourth);
    return new ResNetConfig(bottleneck, depths, groups, width, stages, smallStem, norm);
  }

  /**
   * With or without the stem for small pictures.
   *
   * @param wanted whether the first convolution keeps the resolution
   * @return the changed architecture
   */
  public ResNetConfig withSmallStem(boolean wanted) {
    return new ResNetConfig(bottleneck, depths, groups, width, dilated, wanted, norm);
  }

  /**
   * With this normalisation.
   *
   * @param makes the layer for so many channels
   * @return the changed architecture
   */
  public ResNetConfig withNorm(IntFunction<? extends Layer> makes) {
    return new ResNetConfig(bottleneck, depths, groups, width, dilated, smallStem, makes);
  }
}
