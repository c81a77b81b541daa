package org.fovea.metrics.geometry;

/** The exact region of an object: its outline or its pixels. */
public sealed interface Segmentation permits Polygons, RunLengthMask {}
