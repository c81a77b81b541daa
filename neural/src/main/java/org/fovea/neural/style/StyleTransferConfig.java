package org.fovea.neural.style;

import java.util.List;

/**
 * What a picture is to have of two others. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param contentLayer full name of the layer whose features are kept
 * @param styleLayers full names of the layers whose Gram matrices are taken over, at least one;
 *     each counts as much
 * @param contentWeight alpha of the paper, 0 or more
 * @param styleWeight beta of the paper, 0 or more
 * @param steps of the optimiser, at least 1
 * @param learningRate in units of the network's input, above 0
 */
public record StyleTransferConfig(
    String contentLayer,
    List<String> styleLayers,
    double contentWeight,
    double styleWeight,
    int steps,
    double learningRate) {
  public StyleTransferConfig {
    styleLayers = List.copyOf(styleLayers);
    if (styleLayers.isEmpty() || contentWeight < 0 || styleWeight < 0) {
      throw new IllegalArgumentException(
          "style transfer: style layers %s, weights %s and %s; expected a layer or more, 0 or more"
              .formatted(styleLayers, contentWeight, styleWeight));
    }
    if (steps < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "style transfer: steps %d, learning rate %s; expected 1 or more, above 0"
              .formatted(steps, learningRate));
    }
  }

  /**
   * The paper's layers of a VGG-19 without batch normalisation: content from conv4_2, style from
   * conv1_1 to conv5_1, a ratio of 1e-3.
   *
   * @return 300 steps at a rate of 0.02
   */
  public static StyleTransferConfig vgg19() {
    List<String> style =
        List.of("features.0", "features.5", "features.10", "features.19", "features.28");
    return new StyleTransferConfig("features.21", style, 1, 1000, 300, 0.02);
  }

  /**
   * With other layers.
   *
   * @param content whose features are kept
   * @param style whose Gram matrices are taken over
   * @return the changed configuration
   */
  public StyleTransferConfig withLayers(String content, List<String> style) {
    return new StyleTransferConfig(content, style, contentWeight, styleWeight, steps, learningRate);
  }

  /**
   * With other weights.
   *
   * @param content alpha of the paper
   * @param style beta of the paper
   * @return the changed configuration
   */
  public StyleTransferConfig withWeights(double content, double style) {
    return new StyleTransferConfig(contentLayer, styleLayers, content, style, steps, learningRate);
  }

  /**
   * With other steps.
   *
   * @param count how many
   * @param rate in units of the network's input
   * @return the changed configuration
   */
  public StyleTransferConfig withSteps(int count, double rate) {
    return new StyleTransferConfig(
        contentLayer, styleLayers, contentWeight, styleWeight, count, rate);
  }
}
