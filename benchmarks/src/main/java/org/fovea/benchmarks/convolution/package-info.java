/** The convolutions of well-known networks beside ONNX Runtime's. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.convolution;
