package org.fovea.io.classification;

/**
 * One round of a cross-validation.
 *
 * @param train the numbers of the examples to train on, ascending
 * @param test the numbers of all others, ascending
 */
public record Fold(int[] train, int[] test) {}
