/** Pairs of things that belong together. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.matching;
