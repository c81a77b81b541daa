package org.fovea.features.morphology;

/**
 * One connected component of a picture.
 *
 * @param area its pixels, at least 1
 * @param left its first column
 * @param top its first row
 * @param width columns from the first to the last
 * @param height rows from the first to the last
 * @param centroidX the mean of its pixels' columns, whole numbers from 0; in continuous pixels half
 *     a pixel more
 * @param centroidY the mean of its pixels' rows
 */
public record Component(
    int area, int left, int top, int width, int height, double centroidX, double centroidY) {}
