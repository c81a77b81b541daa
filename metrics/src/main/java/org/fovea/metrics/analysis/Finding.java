package org.fovea.metrics.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A detection that counts.
 *
 * @param categoryId its class
 * @param score its confidence
 * @param error what is wrong with it, or null where it is right
 * @param mendedCategoryId the class in which it is right once the error is mended, or null where it
 *     then is not there at all
 */
record Finding(
    int categoryId, double score, @Nullable ErrorType error, @Nullable Integer mendedCategoryId) {}
