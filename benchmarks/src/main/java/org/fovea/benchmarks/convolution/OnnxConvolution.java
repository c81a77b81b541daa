package org.fovea.benchmarks.convolution;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime's: a model of one node, optimised, run on tensors outside the heap that are made
 * once.
 */
public final class OnnxConvolution implements ReadyConvolution, AutoCloseable {
  private static final int TRIALS = 7;

  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final FloatBuffer outputValues;

  /**
   * Gets ready. With all optimisations the peer computes on blocks of channels, and converts into
   * that layout and back; for some layers it is faster without. A network pays for the conversion
   * at its ends only, so here the faster of both counts.
   *
   * @param problem the layer and its numbers
   * @param threads threads that share it
   * @return the faster, to be closed
   */
  public static OnnxConvolution fastest(ConvolutionProblem problem, int threads) {
    OnnxConvolution blocked = new OnnxConvolution(problem, threads, OptLevel.ALL_OPT);
    OnnxConvolution plain = new OnnxConvolution(problem, threads, OptLevel.EXTENDED_OPT);
    boolean keepBlocked = blocked.leastNanos() <= plain.leastNanos();
    (keepBlocked ? plain : blocked).close();
    return keepBlocked ? blocked : plain;
  }

  private long leastNanos() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long start = System.nanoTime();
      run();
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  private OnnxConvolution(ConvolutionProblem problem, int threads, OptLevel level) {
    LayerShape shape = problem.shape();
    int out = shape.outExtent();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    FloatBuffer inputValues = direct(problem.input().length);
    inputValues.put(problem.input()).rewind();
    outputValues = direct(shape.outChannels() * out * out);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(level);
      session = environment.createSession(OnnxConvModel.of(problem), options);
      input =
          OnnxTensor.createTensor(
              environment,
              inputValues,
              new long[] {1, shape.channels(), shape.extent(), shape.extent()});
      output =
          OnnxTensor.createTensor(
              environment, outputValues, new long[] {1, shape.outChannels(), out, out});
    } catch (OrtException e) {
      throw new IllegalStateException(shape + ": ONNX Runtime takes no such model", e);
    }
  }

  private static FloatBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void run() {
    try {
      session.run(Map.of("x", input), Map.of("y", output)).close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    }
  }

  @Override
  public float[] output() {
    float[] values = new float[outputValues.capacity()];
    outputValues.duplicate().rewind().get(values);
    return values;
  }

  @Override
  public void close() {
    input.close();
    output.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    }
  }
}
