/** Arithmetic that the evaluators share. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.numeric;
