package org.fovea.io.dataset;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.fovea.io.image.ImageFiles;

/** Small data sets that tests write. */
final class Samples {
  private Samples() {}

  /** A black picture of a size. */
  static Path picture(Path file, int width, int height) throws IOException {
    ImageFiles.write(new GrayU8(width, height), file);
    return file;
  }

  /** A text file, with the folders above it. */
  static Path text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** A VOC file of a picture of 100 x 80 pixels. */
  static String voc(String filename, String... objects) {
    return "<annotation>\n<filename>"
        + filename
        + "</filename>\n<size><width>100</width><height>80</height><depth>3</depth></size>\n"
        + String.join("\n", objects)
        + "\n</annotation>\n";
  }

  static String object(String name, Object xmin, Object ymin, Object xmax, Object ymax) {
    return "<object><name>%s</name><difficult>0</difficult><bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox></object>"
        .formatted(name, xmin, ymin, xmax, ymax);
  }

  /** A split that must be there. */
  static ImageDataset split(Map<Split, ImageDataset> splits, Split split) {
    return Objects.requireNonNull(splits.get(split), () -> "no split " + split);
  }
}
