package org.fovea.classic.track;

import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;

/**
 * An object that was found in a picture and before.
 *
 * @param track the number of its track, 1 or more, the same in all pictures
 * @param box where the filter says that it is, between what was found and what was predicted
 * @param detection what was found in this picture
 */
public record TrackedObject(int track, Box box, Detection detection) {}
