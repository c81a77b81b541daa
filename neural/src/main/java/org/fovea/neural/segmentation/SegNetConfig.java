package org.fovea.neural.segmentation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The architecture of a {@link SegNet}. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param widths channels of each stage, at least 1 each
 * @param depths convolutions of each stage, at least 1 each, as many stages
 */
public record SegNetConfig(List<Integer> widths, List<Integer> depths) {
  public SegNetConfig {
    widths = List.copyOf(widths);
    depths = List.copyOf(depths);
    if (widths.isEmpty()
        || widths.size() != depths.size()
        || widths.stream().anyMatch(width -> width < 1)
        || depths.stream().anyMatch(depth -> depth < 1)) {
      throw new IllegalArgumentException(
          "SegNet: widths %s and depths %s, expected as many of each, 1 or more"
              .formatted(widths, depths));
    }
  }

  /**
   * The paper's: the convolutions of VGG-16.
   *
   * @return five stages
   */
  public static SegNetConfig paper() {
    return new SegNetConfig(List.of(64, 128, 256, 512, 512), List.of(2, 2, 3, 3, 3));
  }

  /**
   * Stages of two convolutions whose widths double.
   *
   * @param width channels of the first stage
   * @param stages how many, at least 1
   * @return a smaller network
   */
  public static SegNetConfig small(int width, int stages) {
    List<Integer> widths = IntStream.range(0, stages).mapToObj(stage -> width << stage).toList();
    return new SegNetConfig(widths, widths.stream().map(any -> 2).toList());
  }
}
