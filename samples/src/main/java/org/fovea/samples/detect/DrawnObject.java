package org.fovea.samples.detect;

import org.fovea.metrics.detection.Detection;

/**
 * How an object is drawn.
 *
 * @param detection where it is; a mask as runs and keypoints are drawn too
 * @param label what stands at its box
 * @param colour {@code 0xRRGGBB}
 */
public record DrawnObject(Detection detection, String label, int colour) {}
