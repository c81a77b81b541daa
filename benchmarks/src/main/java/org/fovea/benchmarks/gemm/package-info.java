/** The matrix product beside the processor's peak. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.gemm;
