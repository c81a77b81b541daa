package org.fovea.io.dataset;

/**
 * What to train on and what to test on, with the same categories.
 *
 * @param train pictures to learn from
 * @param test pictures to measure by
 */
public record TrainTest(ImageDataset train, ImageDataset test) {}
