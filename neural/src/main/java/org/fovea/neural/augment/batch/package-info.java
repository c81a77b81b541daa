/** Augmentation that mixes the examples of a batch, and their classes with them. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.augment.batch;
