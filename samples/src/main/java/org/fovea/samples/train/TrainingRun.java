package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.train.Checkpoints;
import org.fovea.neural.train.CsvLog;
import org.fovea.neural.train.History;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainingFile;
import org.fovea.neural.train.TrainingListener;

/**
 * A training that leaves weights, history and curves in a folder, whatever is trained.
 *
 * @param <B> what a batch is
 */
public final class TrainingRun<B> {
  private final Path folder;
  private final Monitor monitor;
  private final Trainer<B> trainer;
  private final DataLoader<?, B> train;
  private final DataLoader<?, B> validation;
  private final Checkpoints checkpoints;

  /**
   * Prepares a run.
   *
   * @param folder where the results go
   * @param monitor by which epochs are compared
   * @param metadata what the files of weights are to say, by key
   * @param trainer with its network
   * @param train what is learned
   * @param validation by what epochs are judged
   * @throws IOException when the folder can't be written
   */
  TrainingRun(
      Path folder,
      Monitor monitor,
      Map<String, String> metadata,
      Trainer<B> trainer,
      DataLoader<?, B> train,
      DataLoader<?, B> validation)
      throws IOException {
    this.folder = folder;
    this.monitor = monitor;
    this.trainer = trainer;
    this.train = train;
    this.validation = validation;
    checkpoints = new Checkpoints(folder, monitor, metadata);
    trainer.listen(checkpoints).listen(new CsvLog(folder.resolve("history.csv")));
  }

  /**
   * Adds somebody who hears how the training goes.
   *
   * @param listener called after the files of an epoch are written
   */
  public void listen(TrainingListener listener) {
    trainer.listen(listener);
  }

  /**
   * Goes on from where a training in the same folder, with the same settings, stopped.
   *
   * @throws IOException when there is none or it can't be read
   */
  public void resume() throws IOException {
    trainer.resume(TrainingFile.read(checkpoints.last()));
  }

  /** Asks the training to stop after the step that is running; from any thread. */
  public void stop() {
    trainer.stop();
  }

  /**
   * Trains.
   *
   * @return all epochs
   * @throws IOException when a file can't be written
   */
  public History run() throws IOException {
    Files.createDirectories(folder);
    History history = trainer.fit(train, validation);
    if (!history.epochs().isEmpty()) {
      LearningCurves.write(folder.resolve("curves.png"), history);
    }
    return history;
  }

  /**
   * By which epochs are compared.
   *
   * @return as given
   */
  public Monitor monitor() {
    return monitor;
  }

  /**
   * Where the weights of the best epoch are.
   *
   * @return a file, which may not be there yet
   */
  public Path best() {
    return checkpoints.best();
  }

  /**
   * Whether a folder has a training that can be gone on with.
   *
   * @param folder which need not be there
   * @return true when {@link #resume} finds it
   */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve("last.safetensors"));
  }
}
