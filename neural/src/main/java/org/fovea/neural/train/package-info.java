/**
 * Training: the loop over epochs, what listens to it, and what it leaves behind. {@link
 * org.fovea.neural.train.Trainer} goes through the batches of a {@link
 * org.fovea.neural.train.TrainingTask}; everything else is a {@link
 * org.fovea.neural.train.TrainingListener}.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.train;
