package org.fovea.io.classification;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.image.ImageReadConfig;

/**
 * Pictures that are files of their own.
 *
 * @param files the file of each
 * @param config how they are read
 */
record FilePictures(List<Path> files, ImageReadConfig config) implements PictureSource {
  @Override
  public Planar<GrayU8> image(int index) {
    try {
      return ImageFiles.read(files.get(index), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name(int index) {
    return files.get(index).toString();
  }

  /** Collects pictures with their labels, without those whose header can't be read. */
  static final class Builder {
    private final ImageReadConfig config;
    private final Consumer<String> warnings;
    private final List<Path> files = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    Builder(ImageReadConfig config, Consumer<String> warnings) {
      this.config = config;
      this.warnings = warnings;
    }

    /** Whether the picture is there and was added. */
    boolean add(Path file, int label) {
      try {
        ImageFiles.readSize(file, config);
      } catch (IOException e) {
        String problem =
            Files.exists(file)
                ? String.valueOf(e.getMessage())
                : file + ": there is no such picture";
        warnings.accept(problem + ", it is left out");
        return false;
      }
      files.add(file);
      labels.add(label);
      return true;
    }

    LabelledImageSet set(List<String> classNames) {
      int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
      return new LabelledImageSet(
          classNames, numbers, new FilePictures(List.copyOf(files), config));
    }
  }
}
