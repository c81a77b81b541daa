/**
 * Random changes of training pictures that keep what is known about them true: boxes, masks and
 * points move with the pixels.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.augment;
