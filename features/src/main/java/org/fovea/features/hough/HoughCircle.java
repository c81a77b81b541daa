package org.fovea.features.hough;

/**
 * A circle.
 *
 * @param x column of its centre; the centre of the first pixel is at 0
 * @param y row of its centre
 * @param radius in pixels
 * @param support edge pixels that are on it, to within half a pixel
 */
public record HoughCircle(double x, double y, double radius, int support) {}
