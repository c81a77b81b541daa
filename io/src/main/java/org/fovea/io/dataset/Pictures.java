package org.fovea.io.dataset;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.image.ImageSize;
import org.jspecify.annotations.Nullable;

/** Looks at the headers of a data set's pictures and warns of what is odd about them. */
final class Pictures {
  /** Some cameras write a little after a JPEG's end. */
  private static final int TAIL = 4096;

  private final DatasetReadConfig config;
  private final Consumer<String> warnings;

  Pictures(DatasetReadConfig config, Consumer<String> warnings) {
    this.config = config;
    this.warnings = warnings;
  }

  /**
   * The size to go by for a picture, which is that of its file wherever the file can be read.
   *
   * @param file the picture
   * @param stated the size that its annotations state, null where they state none
   * @param statedBy the file and field that states it
   * @return the size; empty if the picture is to be left out
   */
  Optional<ImageSize> size(Path file, @Nullable ImageSize stated, String statedBy) {
    ImageSize actual;
    try {
      actual = read(file);
    } catch (IOException e) {
      boolean keep = config.keepMissing() && stated != null;
      String problem = problem(file, e);
      warnings.accept(problem + (keep ? ", only its annotations are read" : ", it is left out"));
      return keep ? Optional.ofNullable(stated) : Optional.empty();
    }
    if (stated == null) {
      warnings.accept(statedBy + ": states no size, taken is the picture's, " + text(actual));
    } else if (!stated.equals(actual)) {
      warnings.accept(
          statedBy
              + ": states "
              + text(stated)
              + " pixels, but the picture has "
              + text(actual)
              + ", which is taken");
    }
    return Optional.of(actual);
  }

  /** The size of a picture whose annotations never state it; empty if it is to be left out. */
  Optional<ImageSize> size(Path file) {
    try {
      return Optional.of(read(file));
    } catch (IOException e) {
      warnings.accept(problem(file, e) + ", it is left out");
      return Optional.empty();
    }
  }

  private ImageSize read(Path file) throws IOException {
    ImageSize size = ImageFiles.readSize(file, config.images());
    if (breaksOff(file)) {
      warnings.accept(
          file + ": the JPEG data breaks off, what is missing of the picture will be grey");
    }
    return size;
  }

  /** Whether a JPEG lacks its end marker, or has it only far before its end. */
  private static boolean breaksOff(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < 4 || in.readUnsignedShort() != 0xffd8) {
        return false;
      }
      byte[] tail = new byte[(int) Math.min(in.length(), TAIL)];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
      for (int i = tail.length - 2; i >= 0; i--) {
        if (tail[i] == (byte) 0xff && tail[i + 1] == (byte) 0xd9) {
          return false;
        }
      }
      return true;
    }
  }

  private static String problem(Path file, IOException e) {
    return Files.exists(file)
        ? String.valueOf(e.getMessage())
        : file + ": there is no such picture";
  }

  private static String text(ImageSize size) {
    return size.width() + " x " + size.height();
  }
}
