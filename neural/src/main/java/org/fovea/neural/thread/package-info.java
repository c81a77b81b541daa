/** Spreading work over threads so that the result does not depend on how many there are. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.thread;
