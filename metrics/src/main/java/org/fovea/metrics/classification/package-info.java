/**
 * Evaluation of classifiers: of labels ({@link org.fovea.metrics.classification.ConfusionMatrix}),
 * of rankings ({@link org.fovea.metrics.classification.BinaryScores}, {@link
 * org.fovea.metrics.classification.MulticlassScores}, {@link
 * org.fovea.metrics.classification.TopKAccuracy}) and of probabilities ({@link
 * org.fovea.metrics.classification.LogLoss}, {@link org.fovea.metrics.classification.BrierScore},
 * {@link org.fovea.metrics.classification.CalibrationError}).
 *
 * <p>All take entry after entry, and those of parts of the entries merge exactly to that of the
 * whole. None is for use by several threads at once; give each thread its own and merge. Numbers
 * are scikit-learn's unless it says otherwise.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.classification;
