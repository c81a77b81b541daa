package org.fovea.neural.rcnn;

/**
 * The object that a region meets best.
 *
 * @param object its place in {@link PictureTruth#objects()}
 * @param iou intersection over union of region and object, {@code 0..1}
 */
record Match(int object, double iou) {}
