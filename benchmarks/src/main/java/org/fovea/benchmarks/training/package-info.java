/** Steps of training: their time, and the memory they take. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.training;
