package org.fovea.neural.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fovea.io.file.AtomicFile;

/** Keeps the history in a file of comma-separated values, complete after every epoch. */
public final class CsvLog implements TrainingListener {
  private final Path file;

  /**
   * Makes a listener.
   *
   * @param file written after each epoch, replaced if it is there
   */
  public CsvLog(Path file) {
    this.file = file;
  }

  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    byte[] text = trainer.history().toCsv().getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, out -> out.write(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
