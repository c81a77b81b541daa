/** Corners, scale-invariant keypoints, their descriptors and how two pictures' are matched. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.keypoint;
