/** Histograms of oriented gradients. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.hog;
