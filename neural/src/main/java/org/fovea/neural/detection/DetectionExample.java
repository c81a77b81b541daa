package org.fovea.neural.detection;

import org.fovea.neural.tensor.Tensor;

/**
 * A picture with the objects in it.
 *
 * @param image {@code [3, H, W]}, RGB in 0..1
 * @param target what is in it
 */
public record DetectionExample(Tensor image, DetectionTarget target) {}
