package org.fovea.neural.model;

import java.util.List;

/**
 * What is known of a network before it is made.
 *
 * @param name torchvision's, where torchvision has the network
 * @param paper authors and title
 * @param year of the paper
 * @param defaults classes and input that the figures below are for
 * @param mean of each channel, which is taken from values in 0..1 before the network sees them
 * @param std of each channel, which they are divided by afterwards
 * @param parameters number of elements, those of auxiliary logits included
 * @param multiplyAdds of one picture of the default size in evaluation mode, as {@link
 *     org.fovea.neural.op.MultiplyAdds} counts
 */
public record ModelInfo(
    String name,
    String paper,
    int year,
    ModelConfig defaults,
    List<Double> mean,
    List<Double> std,
    long parameters,
    long multiplyAdds) {
  public ModelInfo {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /**
   * Megabytes (10^6 bytes) that the parameters take as float32.
   *
   * @return four bytes each
   */
  public double megabytes() {
    return 4 * parameters / 1e6;
  }
}
