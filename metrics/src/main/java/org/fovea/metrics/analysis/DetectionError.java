package org.fovea.metrics.analysis;

import org.fovea.metrics.detection.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * One error of a detector.
 *
 * @param type what is wrong
 * @param imageId the image
 * @param row the detection's row in its table, or -1 of a missed truth
 * @param truth the truth that was missed, or that the detection would have found in its place or
 *     class; null for other errors
 */
public record DetectionError(ErrorType type, long imageId, int row, @Nullable Annotation truth) {}
