package org.fovea.neural.data;

import org.fovea.neural.tensor.Tensor;

/**
 * An example of a class.
 *
 * @param input any shape, the same for all examples of a batch
 * @param label the number of its class, 0 or more
 */
public record Labelled(Tensor input, int label) {}
