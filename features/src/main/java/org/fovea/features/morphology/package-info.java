/** Shapes in pictures: erosion and its kin, connected components, distances. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.morphology;
