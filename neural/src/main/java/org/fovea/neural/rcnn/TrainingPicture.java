package org.fovea.neural.rcnn;

import java.util.List;
import org.fovea.metrics.geometry.Box;

/**
 * What training keeps of a picture instead of its pixels.
 *
 * @param index its place in the data set
 * @param truth its objects
 * @param proposals its proposals
 * @param sampled the regions that the network learns from
 * @param warped their pixels, each three bands
 */
record TrainingPicture(
    int index,
    PictureTruth truth,
    List<Box> proposals,
    List<LabelledRegion> sampled,
    List<byte[]> warped) {}
