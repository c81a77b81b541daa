package org.fovea.samples.explain;

/** How a classifier is explained. */
public enum ExplainMethod {
  /** Where the last feature map speaks for the class. */
  GRADCAM,
  /** How much the class's score changes with each pixel. */
  SALIENCY,
  /** How much the class's probability falls when a part is covered. */
  OCCLUSION,
  /** The filters of the first convolution. */
  FILTERS,
  /** The planes that a layer gives. */
  ACTIVATIONS,
  /** What of the picture reaches the class token of a Vision Transformer. */
  ROLLOUT
}
