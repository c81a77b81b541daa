/** What {@code fovea weights} shows of weight files. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.weights;
