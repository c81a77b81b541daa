/** Whole networks beside ONNX Runtime. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.network;
