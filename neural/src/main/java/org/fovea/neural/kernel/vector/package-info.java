/**
 * Kernels on {@code jdk.incubator.vector}, the only code that touches that module. Loaded by name
 * when the JVM has it.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.kernel.vector;
