/** Pairs of predictions and truths. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.matching;
