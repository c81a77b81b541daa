package org.fovea.metrics.classification;

/**
 * Averages over classes, each in [0, 1].
 *
 * @param precision share of the predictions that are right
 * @param recall share of the truths that were predicted
 * @param f1 harmonic mean of both, of each class before averaging
 * @param jaccard right predictions over the union of predictions and truths
 */
public record ClassScores(double precision, double recall, double f1, double jaccard) {}
