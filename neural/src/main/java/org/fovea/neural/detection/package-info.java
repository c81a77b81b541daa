/**
 * The parts of detectors around their networks, with torchvision's semantics: anchors, box coders,
 * matchers, the input's transform, masks and keypoints of regions. Boxes are tensors {@code [N, 4]}
 * of x1, y1, x2, y2 in pixels.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.detection;
