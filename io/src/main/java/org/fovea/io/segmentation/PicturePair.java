package org.fovea.io.segmentation;

import java.nio.file.Path;

/**
 * A picture and its mask.
 *
 * @param image the picture's file
 * @param mask the file with the class of each pixel
 */
record PicturePair(Path image, Path mask) {}
