/** Edges: Canny's detector, and its steps for themselves. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.edge;
