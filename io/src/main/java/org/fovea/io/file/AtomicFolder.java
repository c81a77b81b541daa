package org.fovea.io.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a folder beside its name and moves it there when it is complete. */
public final class AtomicFolder {
  private AtomicFolder() {}

  /** What writes the content of a folder. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param folder an empty folder, which will be moved to its name
     * @throws IOException if it can't be written
     */
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes a folder. Until all of it is written nothing appears under its name; if anything fails,
   * nothing is left behind.
   *
   * @param folder the folder, which must not be there, or be empty, unless {@code overwrite} is
   *     true; the folder that it is in is made if it is not there
   * @param overwrite whether to write into a folder that holds files: those of the same name are
   *     replaced, one by one, the others stay
   * @param content writes the content
   * @throws FileAlreadyExistsException if the folder holds files, or is a file
   * @throws IOException if it can't be written
   */
  public static void write(Path folder, boolean overwrite, Content content) throws IOException {
    requireFree(folder, overwrite);
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(parent);
    Path staging = parent.resolve("." + folder.getFileName() + "." + UUID.randomUUID() + ".tmp");
    Files.createDirectory(staging);
    try {
      content.writeTo(staging);
      if (Files.exists(folder)) {
        moveInto(staging, folder);
      } else {
        Files.move(staging, folder);
      }
    } finally {
      delete(staging);
    }
  }

  /**
   * Makes sure that a folder may be written, before the work of what goes into it.
   *
   * @param folder the folder
   * @param overwrite whether it may hold files
   * @throws FileAlreadyExistsException if the folder holds files and may not, or is a file
   * @throws IOException if it can't be looked into
   */
  public static void requireFree(Path folder, boolean overwrite) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString(), null, "is a file, not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (!overwrite && files.findAny().isPresent()) {
        throw new FileAlreadyExistsException(folder.toString(), null, "is not empty");
      }
    }
  }

  private static void moveInto(Path staging, Path folder) throws IOException {
    Files.walkFileTree(
        staging,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(folder.resolve(staging.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Path to = folder.resolve(staging.relativize(from));
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes what is left of the folder; links are deleted, not followed. */
  private static void delete(Path staging) throws IOException {
    if (!Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        staging,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
