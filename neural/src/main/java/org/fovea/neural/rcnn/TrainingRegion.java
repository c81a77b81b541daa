package org.fovea.neural.rcnn;

import org.fovea.metrics.geometry.Box;

/**
 * A region of a training picture with what the trained network says of it.
 *
 * @param truth the objects of its picture
 * @param box the region
 * @param object whether it is exactly an object's box
 * @param features what the network says of it, with pooled features where box regression learns
 *     from it
 */
record TrainingRegion(PictureTruth truth, Box box, boolean object, RegionFeatures features) {}
