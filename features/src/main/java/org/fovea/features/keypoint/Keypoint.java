package org.fovea.features.keypoint;

/**
 * A place in a picture that can be found again.
 *
 * @param x column; the centre of the first pixel is at 0, as in OpenCV
 * @param y row
 * @param scale how large what was found is, in the unit that the detector states; 1 where the
 *     detector has one size only
 * @param angle which way it points in radians, from the x-axis towards the y-axis, thus clockwise
 *     as the picture is seen; 0 where the detector doesn't tell
 * @param response how clearly it was found, in the unit that the detector states: more is clearer
 */
public record Keypoint(double x, double y, double scale, double angle, double response) {}
