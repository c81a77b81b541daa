package org.fovea.features.keypoint;

/**
 * Two descriptors that belong together.
 *
 * @param query index of the first among the queries
 * @param train index of the second among those that were searched
 * @param distance how different they are
 */
public record Match(int query, int train, double distance) {}
