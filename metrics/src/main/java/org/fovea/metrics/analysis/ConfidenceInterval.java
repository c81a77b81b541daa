package org.fovea.metrics.analysis;

/**
 * A number and how far it may be off.
 *
 * @param estimate the number of all images, -1 where there is nothing to measure
 * @param lower lower end of the interval, NaN where no resample has anything to measure
 * @param upper upper end of the interval, NaN where no resample has anything to measure
 */
public record ConfidenceInterval(double estimate, double lower, double upper) {}
