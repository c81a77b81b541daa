/** How long evaluations take, on generated truths and detections. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.evaluation;
