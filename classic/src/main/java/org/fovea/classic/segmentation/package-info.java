/** Segmentation of a picture into objects: graph cuts and conditional random fields. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.segmentation;
