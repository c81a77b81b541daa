/** Boxes and regions in continuous pixel coordinates, and their overlaps. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.geometry;
