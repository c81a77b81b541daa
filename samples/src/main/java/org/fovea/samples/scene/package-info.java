/**
 * The embedded default data: stylised road scenes with traffic signs, drawn from a seed.
 *
 * <p>Everything is drawn as vector shapes by Java2D's own rasteriser, without fonts or files, so
 * that a seed gives the same pixels on every machine.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.scene;
