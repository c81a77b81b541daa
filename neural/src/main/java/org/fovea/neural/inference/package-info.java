/**
 * Networks for inference: layers fused, weights rearranged once, memory used again. {@link
 * org.fovea.neural.inference.InferenceForm} makes the form of any layer; a layer made of others
 * that implements {@link org.fovea.neural.inference.Composite} lets it see through.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.inference;
