/** Evaluation of pictures in which each pixel belongs to a thing, to stuff, or to nothing. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.panoptic;
