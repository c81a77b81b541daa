/**
 * Files of named arrays, as networks' weights are kept: safetensors, PyTorch's checkpoints, and
 * NumPy's {@code .npy} and {@code .npz}. Nothing in a file is ever executed, and what a file claims
 * about sizes is checked before memory is taken.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.io.weights;
