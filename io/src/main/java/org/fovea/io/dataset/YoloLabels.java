package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text file of one picture. Each line is an object: its class and either a box, {@code cx
 * cy width height}, or the corners of a polygon, {@code x y x y x y ...}, all as fractions of the
 * picture's width and height.
 */
final class YoloLabels {
  /**
   * An object.
   *
   * @param classIndex its class, from 0
   * @param box its box, inside the picture
   * @param outline its polygon in pixels, null where the line holds a box
   */
  record YoloObject(int classIndex, Box box, @Nullable Polygons outline) {
    /** The area of the outline by the shoelace formula, or of the box. */
    double area() {
      if (outline == null) {
        return box.area();
      }
      double[] ring = outline.rings().get(0);
      double twice = 0;
      for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        twice += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
      }
      return Math.abs(twice) / 2;
    }
  }

  /** How far outside 0..1 a number may be: programs that clip nothing write such. */
  private static final double SLACK = 0.01;

  /** Printed fractions stick out of the picture by their rounding; no one wants to hear of that. */
  private static final double ROUNDING_PIXELS = 0.5;

  private final Path file;
  private final ImageSize size;
  private final int classes;
  private final Consumer<String> warnings;

  private YoloLabels(Path file, ImageSize size, int classes, Consumer<String> warnings) {
    this.file = file;
    this.size = size;
    this.classes = classes;
    this.warnings = warnings;
  }

  /**
   * The objects of a picture.
   *
   * @param file the text file
   * @param size the picture's size
   * @param classes how many classes there are
   * @param warnings hears of boxes that stick out or are empty
   */
  static List<YoloObject> read(Path file, ImageSize size, int classes, Consumer<String> warnings)
      throws IOException {
    YoloLabels labels = new YoloLabels(file, size, classes, warnings);
    List<YoloObject> objects = new ArrayList<>();
    int number = 0;
    for (String line : TextLines.of(file)) {
      number++;
      if (!line.isBlank()) {
        labels.object(line.strip().split("\\s+"), "line " + number).ifPresent(objects::add);
      }
    }
    return objects;
  }

  private Optional<YoloObject> object(String[] fields, String line) throws DatasetFormatException {
    boolean polygon = fields.length >= 7 && fields.length % 2 == 1;
    if (fields.length != 5 && !polygon) {
      throw new DatasetFormatException(
          file,
          line,
          "got "
              + fields.length
              + " fields, expected a class and 4 numbers (box) or 6 and more (polygon)");
    }
    int classIndex = classIndex(fields[0], line);
    double[] values = new double[fields.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = fraction(fields[i + 1], line + ": field " + (i + 2));
    }
    Polygons outline = polygon ? outline(values) : null;
    Box box = outline == null ? box(values, line) : outline.bounds();
    Optional<Box> inside = BoxClip.inside(box, size);
    if (inside.isEmpty()) {
      warnings.accept(file + ": " + line + ": the box has no area, the object is left out");
    } else if (BoxClip.overhang(box, size) > ROUNDING_PIXELS) {
      warnings.accept(file + ": " + line + ": the box sticks out of the picture, it is clipped");
    }
    return inside.map(b -> new YoloObject(classIndex, b, outline));
  }

  private Box box(double[] v, String line) throws DatasetFormatException {
    if (v[2] < 0 || v[3] < 0) {
      throw new DatasetFormatException(
          file, line, "got the size " + v[2] + " x " + v[3] + ", expected 0 to 1");
    }
    return Box.ofCxcywh(
        v[0] * size.width(), v[1] * size.height(), v[2] * size.width(), v[3] * size.height());
  }

  private Polygons outline(double[] fractions) {
    double[] ring = new double[fractions.length];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = fractions[i] * (i % 2 == 0 ? size.width() : size.height());
    }
    return new Polygons(List.of(ring));
  }

  private int classIndex(String field, String line) throws DatasetFormatException {
    try {
      // Some programs write the class as they write the other numbers: 3.0, 3.000000.
      double value = Double.parseDouble(field);
      if (value == Math.rint(value) && value >= 0 && value < classes) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a class out of range.
    }
    throw new DatasetFormatException(
        file, line, "got the class '" + field + "', expected 0 to " + (classes - 1));
  }

  private double fraction(String field, String where) throws DatasetFormatException {
    try {
      double value = Double.parseDouble(field);
      if (value >= -SLACK && value <= 1 + SLACK) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new DatasetFormatException(
        file, where, "got '" + field + "', expected a fraction of the picture, 0 to 1");
  }
}
