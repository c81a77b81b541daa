/** How long the classic half takes. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.classic;
