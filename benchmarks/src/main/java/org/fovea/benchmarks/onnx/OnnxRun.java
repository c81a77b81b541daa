package org.fovea.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** ONNX Runtime's run of a model on tensors outside the heap that are made once. */
public final class OnnxRun implements AutoCloseable {
  private static final int TRIALS = 7;

  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final FloatBuffer outputValues;

  /**
   * Gets ready. With all optimisations the peer computes on blocks of channels, and converts into
   * that layout and back; for some models it is faster without. The faster of both counts.
   *
   * @param model all but complete
   * @param last name of the value that is the output
   * @param values the input
   * @param in extents of the input
   * @param out extents of the output
   * @param threads threads that share the work
   * @return the faster, to be closed
   */
  public static OnnxRun fastest(
      OnnxModel model, String last, float[] values, int[] in, int[] out, int threads) {
    try {
      Path file = Files.createTempFile("fovea", ".onnx");
      try {
        model.write(in, last, out, file);
        OnnxRun blocked = new OnnxRun(file, values, in, out, threads, OptLevel.ALL_OPT);
        OnnxRun plain = new OnnxRun(file, values, in, out, threads, OptLevel.EXTENDED_OPT);
        boolean keepBlocked = blocked.leastNanos() <= plain.leastNanos();
        (keepBlocked ? plain : blocked).close();
        return keepBlocked ? blocked : plain;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OnnxRun(Path file, float[] values, int[] in, int[] out, int threads, OptLevel level) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    FloatBuffer inputValues = direct(values.length);
    inputValues.put(values).rewind();
    outputValues = direct(Arrays.stream(out).reduce(1, (a, b) -> a * b));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(level);
      session = environment.createSession(file.toString(), options);
      input = OnnxTensor.createTensor(environment, inputValues, longs(in));
      output = OnnxTensor.createTensor(environment, outputValues, longs(out));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime takes no such model", e);
    }
  }

  private static long[] longs(int[] extents) {
    return Arrays.stream(extents).asLongStream().toArray();
  }

  private static FloatBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
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

  /** Runs the model once. */
  public void run() {
    try {
      session.run(Map.of("x", input), Map.of("y", output)).close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    }
  }

  /**
   * What the last run gave.
   *
   * @return a copy
   */
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
