package org.fovea.metrics.panoptic;

/**
 * A class of segments.
 *
 * @param id its number in the data set
 * @param name its name
 * @param thing whether it has instances to be told apart (a car), or is stuff (sky)
 */
public record PanopticCategory(int id, String name, boolean thing) {}
