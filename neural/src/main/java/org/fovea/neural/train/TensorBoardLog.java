package org.fovea.neural.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;

/**
 * Writes what TensorBoard shows: the loss of every few steps and the figures of each epoch, the
 * latter over the number of the epoch.
 */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {
  private final OutputStream out;
  private final Clock clock;
  private final int every;

  /**
   * Begins a file of events.
   *
   * @param folder where TensorBoard looks, made when it is missing
   * @param every how many steps to a loss that is written, at least 1
   * @param clock tells when an event was
   * @throws IOException when the file can't be written
   */
  public TensorBoardLog(Path folder, int every, Clock clock) throws IOException {
    if (every < 1) {
      throw new IllegalArgumentException("every is " + every + ", expected 1 or more");
    }
    this.every = every;
    this.clock = clock;
    Files.createDirectories(folder);
    out = begin(folder, clock);
    out.write(EventRecord.version(seconds()));
    out.flush();
  }

  /** Two trainings that begin in the same second have a file each. */
  private static OutputStream begin(Path folder, Clock clock) throws IOException {
    String name = "events.out.tfevents.%010d.fovea".formatted(clock.instant().getEpochSecond());
    Path file = folder.resolve(name);
    for (int i = 1; Files.exists(file); i++) {
      file = folder.resolve(name + "." + i);
    }
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }

  @Override
  public void stepEnded(Trainer<?> trainer, long step, double loss) {
    if (step % every == 0) {
      write(step, Map.of("step/loss", loss));
    }
  }

  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    write(record.epoch(), Map.of("learning_rate", record.learningRate()));
    write(record.epoch(), record.figures());
  }

  private void write(long step, Map<String, Double> values) {
    try {
      for (var value : values.entrySet()) {
        String tag = value.getKey().replace('.', '/');
        out.write(EventRecord.scalar(seconds(), step, tag, value.getValue().floatValue()));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
