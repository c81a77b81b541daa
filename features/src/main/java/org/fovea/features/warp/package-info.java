/** Geometric transformations of pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.warp;
