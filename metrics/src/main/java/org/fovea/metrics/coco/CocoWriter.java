package org.fovea.metrics.coco;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.Frequency;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;

/**
 * Writes COCO's JSON files, one entry on a line. The same data give the same bytes on every
 * machine, numbers come back to the last bit, and a file appears under its name only when it is
 * whole. A name that ends in {@code .gz} makes it gzip.
 */
public final class CocoWriter {
  private static final JsonFactory FACTORY =
      // Java's own text of a double differs between versions.
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private CocoWriter() {}

  /**
   * Writes an instances file. Difficult objects get {@code "difficult":1}, which is no field of
   * COCO's own, but which {@link CocoReader} understands. LVIS's fields are written where a
   * category states its frequency, which all of LVIS's do.
   *
   * @param path where to, replaced if it is there
   * @param data the data set
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if a number is not finite
   */
  public static void writeInstances(Path path, DetectionDataset data) throws IOException {
    write(
        path,
        json -> {
          boolean lvis = data.categories().stream().anyMatch(c -> c.frequency() != null);
          json.writeStartObject();
          json.writeArrayFieldStart("images");
          for (ImageInfo image : data.images()) {
            json.writeRaw('\n');
            writeImage(json, image, lvis);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("categories");
          for (Category category : data.categories()) {
            json.writeRaw('\n');
            writeCategory(json, category);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("annotations");
          for (Annotation annotation : data.annotations()) {
            json.writeRaw('\n');
            writeAnnotation(json, annotation);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Writes a results file.
   *
   * @param path where to, replaced if it is there
   * @param detections what was found, each with its image's id
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if a number is not finite
   */
  public static void writeResults(Path path, Iterable<Detection> detections) throws IOException {
    write(
        path,
        json -> {
          json.writeStartArray();
          for (Detection detection : detections) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeNumberField("image_id", detection.imageId());
            json.writeNumberField("category_id", detection.categoryId());
            writeBox(json, detection.box());
            writeNumber(json, "score", detection.score());
            Segmentation segmentation = detection.segmentation();
            if (segmentation != null) {
              writeSegmentation(json, segmentation);
            }
            Keypoints keypoints = detection.keypoints();
            if (keypoints != null) {
              writeKeypoints(json, keypoints);
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void writeImage(JsonGenerator json, ImageInfo image, boolean lvis)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", image.id());
    json.writeStringField("file_name", image.fileName());
    json.writeNumberField("width", image.width());
    json.writeNumberField("height", image.height());
    if (lvis) {
      writeIds(json, "neg_category_ids", image.negativeCategoryIds());
      writeIds(json, "not_exhaustive_category_ids", image.notExhaustiveCategoryIds());
    }
    json.writeEndObject();
  }

  private static void writeIds(JsonGenerator json, String field, Set<Integer> ids)
      throws IOException {
    int[] ascending = ids.stream().mapToInt(id -> id).sorted().toArray();
    json.writeFieldName(field);
    json.writeArray(ascending, 0, ascending.length);
  }

  private static void writeCategory(JsonGenerator json, Category category) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", category.id());
    json.writeStringField("name", category.name());
    json.writeStringField("supercategory", category.supercategory());
    Frequency frequency = category.frequency();
    if (frequency != null) {
      json.writeStringField("frequency", letter(frequency));
    }
    json.writeEndObject();
  }

  private static String letter(Frequency frequency) {
    return switch (frequency) {
      case RARE -> "r";
      case COMMON -> "c";
      case FREQUENT -> "f";
    };
  }

  private static void writeAnnotation(JsonGenerator json, Annotation annotation)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", annotation.id());
    json.writeNumberField("image_id", annotation.imageId());
    json.writeNumberField("category_id", annotation.categoryId());
    writeBox(json, annotation.box());
    writeNumber(json, "area", annotation.area());
    json.writeNumberField("iscrowd", annotation.crowd() ? 1 : 0);
    if (annotation.difficult()) {
      json.writeNumberField("difficult", 1);
    }
    Segmentation segmentation = annotation.segmentation();
    if (segmentation != null) {
      writeSegmentation(json, segmentation);
    }
    Keypoints keypoints = annotation.keypoints();
    if (keypoints != null) {
      writeKeypoints(json, keypoints);
      json.writeNumberField("num_keypoints", keypoints.labelled());
    }
    json.writeEndObject();
  }

  private static void writeKeypoints(JsonGenerator json, Keypoints keypoints) throws IOException {
    double[] triples = keypoints.triples();
    json.writeFieldName("keypoints");
    json.writeArray(triples, 0, triples.length);
  }

  private static void writeBox(JsonGenerator json, Box box) throws IOException {
    double[] numbers = {box.x1(), box.y1(), box.width(), box.height()};
    json.writeFieldName("bbox");
    json.writeArray(requireFinite("bbox", numbers), 0, 4);
  }

  private static void writeSegmentation(JsonGenerator json, Segmentation segmentation)
      throws IOException {
    json.writeFieldName("segmentation");
    if (segmentation instanceof Polygons polygons) {
      json.writeStartArray();
      for (double[] ring : polygons.rings()) {
        json.writeArray(requireFinite("segmentation", ring), 0, ring.length);
      }
      json.writeEndArray();
    } else if (segmentation instanceof RunLengthMask mask) {
      json.writeStartObject();
      json.writeFieldName("size");
      json.writeArray(new int[] {mask.height(), mask.width()}, 0, 2);
      json.writeStringField("counts", mask.compressed());
      json.writeEndObject();
    }
  }

  private static void writeNumber(JsonGenerator json, String field, double value)
      throws IOException {
    requireFinite(field, value);
    json.writeNumberField(field, value);
  }

  private static double[] requireFinite(String field, double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(field + ": JSON can't hold " + value);
      }
    }
    return values;
  }

  private static void write(Path path, Body body) throws IOException {
    Path name = path.getFileName();
    if (name == null) {
      throw new IOException(path + " is not a file");
    }
    Path part = path.resolveSibling(name + ".part");
    try {
      try (OutputStream out = open(part, name.toString().endsWith(".gz"));
          JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
        body.write(json);
        json.writeRaw('\n');
      }
      moveOver(part, path);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OutputStream open(Path path, boolean gzip) throws IOException {
    OutputStream file = Files.newOutputStream(path);
    return gzip ? new GZIPOutputStream(file, 1 << 16) : new BufferedOutputStream(file, 1 << 16);
  }

  private static void moveOver(Path part, Path path) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
