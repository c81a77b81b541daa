package org.fovea.classic.window;

import org.fovea.metrics.geometry.Box;

/**
 * A window that {@link WindowScan} reports.
 *
 * @param box the window in the picture's pixels; with padding it may reach past the picture's edges
 * @param score what the scorer said
 * @param scale of the level that it was seen on
 */
public record ScoredWindow(Box box, double score, double scale) {}
