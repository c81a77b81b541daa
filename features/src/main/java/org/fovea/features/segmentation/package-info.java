/** Segmentation of a picture into coherent regions without learning. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.segmentation;
