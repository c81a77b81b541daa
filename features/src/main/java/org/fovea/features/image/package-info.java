/** The image model: BoofCV's types, and the conventions that every module keeps. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.image;
