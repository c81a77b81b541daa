/** Between networks and the weight files of {@link org.fovea.io.weights}. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.weights;
