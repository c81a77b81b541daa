package org.fovea.classic.cascade;

/**
 * A window of a picture, in whole pixels.
 *
 * @param x left column
 * @param y top row
 * @param width columns
 * @param height rows
 */
public record Window(int x, int y, int width, int height) {}
