/**
 * Operations on tensors, one to a class, forward and backward together, named as in PyTorch's
 * {@code torch.nn.functional}. Meant to be imported statically.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.op;
