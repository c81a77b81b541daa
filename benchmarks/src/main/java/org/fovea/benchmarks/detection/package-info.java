/** Detectors that learn generated pictures by heart. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.detection;
