/** Evaluation of regressed numbers, and of boxes that each belong to a known object. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.localisation;
