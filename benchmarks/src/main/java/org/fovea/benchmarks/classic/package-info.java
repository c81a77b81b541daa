/** Operations on pictures, against OpenCV and scikit-image. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.classic;
