package org.fovea.samples.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.io.array.NumericArray;

/**
 * What was computed of a picture.
 *
 * @param name of the feature
 * @param picture the result for people to look at
 * @param numbers the result for programs
 * @param axes what the axes of the numbers are, from the first
 */
public record FeatureResult(
    String name, Planar<GrayU8> picture, NumericArray numbers, String axes) {}
