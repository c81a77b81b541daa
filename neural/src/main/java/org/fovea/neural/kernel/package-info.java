/**
 * The inner loops: matrix product and reductions over plain arrays, in a portable form and, where
 * the JVM offers {@code jdk.incubator.vector}, a faster one.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.kernel;
