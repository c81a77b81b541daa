package org.fovea.io.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/**
 * A picture and the class of each of its pixels.
 *
 * @param image R, G and B
 * @param labels classes from 0, or {@link SegmentationSet#IGNORED}; of the same size
 */
public record LabelledPixels(Planar<GrayU8> image, GrayU8 labels) {}
