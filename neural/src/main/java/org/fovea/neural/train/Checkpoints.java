package org.fovea.neural.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.weights.ModuleWeights;

/**
 * Keeps a training in a folder: {@code last.safetensors} after every epoch and when the training is
 * stopped, to go on from ({@link TrainingFile}), and {@code best.safetensors}, the weights alone,
 * whenever the figure is better than in all epochs before. A file is whole or not there.
 */
public final class Checkpoints implements TrainingListener {
  private final Path folder;
  private final Monitor monitor;
  private final Map<String, String> metadata;

  /**
   * Makes a listener.
   *
   * @param folder where to, made when it is missing
   * @param monitor by which epochs are compared
   * @param metadata what else the files are to say, by key
   */
  public Checkpoints(Path folder, Monitor monitor, Map<String, String> metadata) {
    this.folder = folder;
    this.monitor = monitor;
    this.metadata = Map.copyOf(metadata);
  }

  /**
   * Where the state of the training is.
   *
   * @return a file, which may not be there yet
   */
  public Path last() {
    return folder.resolve("last.safetensors");
  }

  /**
   * Where the weights of the best epoch are.
   *
   * @return a file, which may not be there yet
   */
  public Path best() {
    return folder.resolve("best.safetensors");
  }

  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    History history = trainer.history();
    int best = history.best(monitor).orElseThrow(() -> monitor.missing(record));
    if (best == history.epochs().size() - 1) {
      trainer.withKeptWeights(() -> write(best(), weights(trainer, record)));
    }
    writeLast(trainer);
  }

  private NamedArrays weights(Trainer<?> trainer, EpochRecord record) {
    Map<String, String> about = new LinkedHashMap<>(metadata);
    about.put("epoch", Integer.toString(record.epoch()));
    record.figures().forEach((name, value) -> about.put(name, value.toString()));
    return new NamedArrays(ModuleWeights.of(trainer.task().module()).arrays(), about);
  }

  private static Path write(Path file, NamedArrays weights) {
    try {
      WeightFiles.write(file, weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Override
  public void interrupted(Trainer<?> trainer) {
    writeLast(trainer);
  }

  private void writeLast(Trainer<?> trainer) {
    try {
      TrainingFile.write(last(), trainer.state(), metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
