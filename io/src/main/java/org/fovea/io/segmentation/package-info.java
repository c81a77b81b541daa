/** Pictures in which every pixel has a class, as pairs of a picture and a mask. */
@org.jspecify.annotations.NullMarked
package org.fovea.io.segmentation;
