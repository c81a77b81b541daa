/**
 * What a picture holds ({@link org.fovea.metrics.detection.Annotation}), what a detector says it
 * holds, and detectors.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.detection;
