package org.fovea.metrics.detection;

/**
 * What a data set says of one image.
 *
 * @param id identifier, unique in its data set
 * @param fileName path of the picture below the data set's image folder, with forward slashes
 * @param width width in pixels, 0 where unknown
 * @param height height in pixels, 0 where unknown
 */
public record ImageInfo(long id, String fileName, int width, int height) {}
