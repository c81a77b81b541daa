/** Histograms of gray levels, what evens them out, and thresholds. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.intensity;
