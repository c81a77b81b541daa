/** Functions to minimise. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.loss;
