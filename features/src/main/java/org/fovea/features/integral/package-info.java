/** Integral images, and the features that are made of sums over rectangles. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.integral;
