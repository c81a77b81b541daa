/**
 * What is behind a detector's numbers: which errors cost how much, what it takes for what, where to
 * cut its scores, and how far to trust a difference.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.analysis;
