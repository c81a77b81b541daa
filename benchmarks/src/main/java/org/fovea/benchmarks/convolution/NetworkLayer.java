package org.fovea.benchmarks.convolution;

/**
 * A convolution as a network has it.
 *
 * @param network the network's name
 * @param shape the layer
 * @param count how many of the network's layers are of this shape
 */
public record NetworkLayer(String network, LayerShape shape, int count) {}
