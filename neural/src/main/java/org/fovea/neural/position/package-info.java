/** Vectors that tell a network where, or when, something is. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.position;
