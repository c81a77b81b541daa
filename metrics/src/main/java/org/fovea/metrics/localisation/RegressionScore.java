package org.fovea.metrics.localisation;

/**
 * How far predictions are from truths, in the truths' unit.
 *
 * @param meanError mean of prediction - truth: the bias
 * @param meanAbsoluteError MAE
 * @param rootMeanSquaredError RMSE
 * @param maxAbsoluteError the largest error
 * @param r2 share of the truths' variance that is explained, at most 1; of truths that are all the
 *     same 1 where all are met and else 0, as in scikit-learn
 */
public record RegressionScore(
    double meanError,
    double meanAbsoluteError,
    double rootMeanSquaredError,
    double maxAbsoluteError,
    double r2) {}
