package org.fovea.neural.model;

import java.util.List;

/**
 * The architecture of a Swin Transformer. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param patch rows and columns of a patch, at least 1
 * @param channels of the first stage, at least 1; each stage has twice as many as the one before
 * @param depths blocks of each stage, at least 1 each
 * @param heads of each stage's attention, divisors of its channels
 * @param window rows and columns within which pixels attend to each other, at least 1
 * @param skip probability of skipping the last block's branches in training, 0 to below 1
 */
public record SwinConfig(
    int patch, int channels, List<Integer> depths, List<Integer> heads, int window, double skip) {
  public SwinConfig {
    depths = List.copyOf(depths);
    heads = List.copyOf(heads);
    if (patch < 1 || channels < 1 || window < 1) {
      throw new IllegalArgumentException(
          "Swin: patch %d, channels %d, window %d, expected 1 or more each"
              .formatted(patch, channels, window));
    }
    if (depths.isEmpty() || depths.size() != heads.size()) {
      throw new IllegalArgumentException(
          "Swin: depths %s and heads %s, expected as many of each".formatted(depths, heads));
    }
    for (int i = 0; i < depths.size(); i++) {
      if (depths.get(i) < 1 || heads.get(i) < 1 || (channels << i) % heads.get(i) != 0) {
        throw new IllegalArgumentException(
            "Swin: depth %d and %d heads for %d channels, expected 1 or more and a divisor"
                .formatted(depths.get(i), heads.get(i), channels << i));
      }
    }
    if (!(skip >= 0 && skip < 1)) {
      throw new IllegalArgumentException("Swin: skip is " + skip + ", expected 0 to below 1");
    }
  }

  /**
   * Swin-T (Liu et al., 2021, section 3.3).
   *
   * @return 96 channels, 2, 2, 6 and 2 blocks, windows of 7 x 7
   */
  public static SwinConfig tiny() {
    return new SwinConfig(4, 96, List.of(2, 2, 6, 2), List.of(3, 6, 12, 24), 7, 0.2);
  }

  /** Channels of the last stage. */
  int lastChannels() {
    return channels << (depths.size() - 1);
  }
}
