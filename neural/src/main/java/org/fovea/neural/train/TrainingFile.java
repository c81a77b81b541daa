package org.fovea.neural.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.io.weights.WeightFormatException;
import org.fovea.neural.tensor.Tensor;

/**
 * The state of a training as a weight file: {@code model.}, {@code optimizer.} and {@code average.}
 * before the names of tensors, history and position as metadata. Numbers are kept bit for bit.
 */
public final class TrainingFile {
  private static final String MODEL = "model.";
  private static final String OPTIMIZER = "optimizer.";
  private static final String AVERAGE = "average.";
  private static final String HISTORY = "training.history";
  private static final String POSITION = "training.position";
  private static final String SUM = "training.sum.";

  private TrainingFile() {}

  /**
   * Writes a state.
   *
   * @param file of safetensors, replaced if it is there, once all is written
   * @param state what to write
   * @param metadata what else to keep, by key
   * @throws IOException when it can't be written
   */
  public static void write(Path file, TrainingState state, Map<String, String> metadata)
      throws IOException {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    put(arrays, MODEL, state.model());
    put(arrays, OPTIMIZER, state.optimizer());
    put(arrays, AVERAGE, state.average());
    Map<String, String> about = new LinkedHashMap<>(metadata);
    about.put(HISTORY, state.history().toCsv());
    TrainingPosition at = state.position();
    about.put(
        POSITION,
        "%d,%d,%s,%s,%d"
            .formatted(at.step(), at.batch(), at.learningRate(), at.seconds(), at.examples()));
    at.sums().forEach((name, sum) -> about.put(SUM + name, sum.toString()));
    WeightFiles.write(file, new NamedArrays(arrays, about));
  }

  private static void put(
      Map<String, NumericArray> arrays, String prefix, Map<String, Tensor> state) {
    state.forEach(
        (name, values) ->
            arrays.put(prefix + name, NumericArray.of(values.data(), values.shape().toArray())));
  }

  /**
   * Reads a state.
   *
   * @param file that {@link #write} wrote
   * @return the state
   * @throws WeightFormatException when the file is damaged or holds no training
   * @throws IOException when it can't be read
   */
  public static TrainingState read(Path file) throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    try {
      return new TrainingState(
          state(weights, MODEL),
          state(weights, OPTIMIZER),
          state(weights, AVERAGE),
          History.fromCsv(metadata(weights, HISTORY)),
          position(weights));
    } catch (IllegalArgumentException e) {
      throw new WeightFormatException(
          file, "", "expected the state of a training: " + e.getMessage(), e);
    }
  }

  private static Map<String, Tensor> state(NamedArrays weights, String prefix) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    weights
        .under(prefix)
        .arrays()
        .forEach((name, array) -> state.put(name, Tensor.of(array.toFloats(), array.shape())));
    return Collections.unmodifiableMap(state);
  }

  private static String metadata(NamedArrays weights, String key) {
    String value = weights.metadata().get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  /** A wrong number of fields or what is no number ends in an IllegalArgumentException. */
  private static TrainingPosition position(NamedArrays weights) {
    String text = metadata(weights, POSITION);
    String[] fields = text.split(",", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(POSITION + " is '" + text + "', expected five numbers");
    }
    Map<String, Double> sums = new LinkedHashMap<>();
    weights
        .metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(SUM)) {
                sums.put(key.substring(SUM.length()), Double.parseDouble(value));
              }
            });
    return new TrainingPosition(
        Long.parseLong(fields[0]),
        Integer.parseInt(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]),
        Long.parseLong(fields[4]),
        sums);
  }
}
