/** Benchmarks, and what they share. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks;
