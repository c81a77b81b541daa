package org.fovea.features.hough;

/**
 * The line of all points for which {@code x cos(theta) + y sin(theta) = rho}.
 *
 * @param rho distance from the centre of the first pixel in pixels, of either sign
 * @param theta direction of the line's normal in radians, 0..pi: 0 for a vertical line, pi/2 for a
 *     horizontal one
 * @param votes edge pixels on the line
 */
public record HoughLine(float rho, float theta, int votes) {}
