package org.fovea.metrics.analysis;

/**
 * How much better the second of two detectors is than the first.
 *
 * @param difference the second's number less the first's, of all images
 * @param lower lower end of its interval, NaN where no resample has anything to measure
 * @param upper upper end of its interval, NaN where no resample has anything to measure
 * @param pValue how likely a difference as great is if there is none, in (0, 1]: twice the smaller
 *     share of the resamples on either side of 0, with one more counted on each side, at most 1
 */
public record PairedDifference(double difference, double lower, double upper, double pValue) {}
