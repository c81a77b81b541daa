/**
 * The tensor and its reverse-mode automatic differentiation: values, shapes, and the graph that an
 * operation leaves behind for {@link org.fovea.neural.tensor.Tensor#backward()}.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.tensor;
