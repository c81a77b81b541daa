/** Models that generate by taking away noise. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.diffusion;
