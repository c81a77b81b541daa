package org.fovea.samples.bench;

/**
 * What was measured of a network.
 *
 * @param model its name
 * @param config how
 * @param medianMillis half of the runs took no longer
 * @param minMillis no run was faster
 * @param peakMebibytes the most that the heap held in a run that began after a collection: weights
 *     and what the run made, garbage included
 */
public record ModelBenchResult(
    String model,
    ModelBenchConfig config,
    double medianMillis,
    double minMillis,
    double peakMebibytes) {}
