package org.fovea.neural.rcnn;

import org.fovea.metrics.geometry.Box;

/**
 * A region of a picture and what is in it.
 *
 * @param box the region
 * @param label its class, 0 for background
 */
record LabelledRegion(Box box, int label) {}
