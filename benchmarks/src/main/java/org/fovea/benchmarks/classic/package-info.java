/** The classic half beside its peers: OpenCV, scikit-image and BoofCV. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.classic;
