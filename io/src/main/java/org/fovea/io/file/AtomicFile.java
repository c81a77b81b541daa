package org.fovea.io.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file beside its name and moves it there when it is complete. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out where to, buffered; closed by the caller
     * @throws IOException if it can't be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. Until it is complete, whatever had that name stays as it was; if anything fails,
   * nothing is left behind.
   *
   * @param file the file, replaced if it is there; its folder is made if it is not
   * @param content writes the content
   * @throws IOException if it can't be written
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not the name of a file");
    }
    Files.createDirectories(folder);
    // Not Files.createTempFile: its file is the owner's alone, and the move would keep that.
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), 1 << 16)) {
        content.writeTo(out);
      }
      moveInto(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void moveInto(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
