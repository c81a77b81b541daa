/** ONNX Runtime, the peer: models written for it, and how they are run. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.onnx;
