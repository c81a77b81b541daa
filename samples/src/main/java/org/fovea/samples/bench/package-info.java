/** Measures how fast the kernels are, beside how fast the processor could be. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.bench;
