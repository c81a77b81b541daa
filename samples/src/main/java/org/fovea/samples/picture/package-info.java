/** Between the image model and Java's own drawing. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.picture;
