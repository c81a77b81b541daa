/** Classic features and detectors, beside BoofCV's where it has them. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.classic;
