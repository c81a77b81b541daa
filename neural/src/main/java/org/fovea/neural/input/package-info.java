/** The one way from pictures to tensors. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.input;
