/** Object detection by histograms of oriented gradients and linear SVMs. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.hog;
