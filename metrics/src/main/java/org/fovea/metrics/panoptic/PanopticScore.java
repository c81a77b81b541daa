package org.fovea.metrics.panoptic;

/**
 * Means over the categories that occur; -1 where none does.
 *
 * @param panopticQuality mean PQ in [0, 1]
 * @param segmentationQuality mean SQ in [0, 1]
 * @param recognitionQuality mean RQ in [0, 1]
 * @param categories how many categories occur
 */
public record PanopticScore(
    double panopticQuality,
    double segmentationQuality,
    double recognitionQuality,
    int categories) {}
