/** Evaluation of pictures in which each pixel has a class. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.semantic;
