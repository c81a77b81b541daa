package org.fovea.classic.cascade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.features.integral.HaarFeature;
import org.fovea.features.integral.MultiBlockLbp;
import org.fovea.features.integral.WeightedRectangle;

/**
 * Writes cascades in the form that OpenCV's {@code CascadeClassifier} and {@link CascadeReader}
 * read. Every number is written so that the same one is read.
 */
public final class CascadeWriter {
  private CascadeWriter() {}

  /**
   * Writes a cascade.
   *
   * @param cascade with at least one stage
   * @param file an XML file, which is replaced where it exists
   * @throws IOException if the file can't be written
   * @throws IllegalArgumentException if the cascade has no stage
   */
  public static void write(Cascade cascade, Path file) throws IOException {
    Files.writeString(file, toXml(cascade), StandardCharsets.UTF_8);
  }

  /**
   * A cascade as an XML document.
   *
   * @param cascade with at least one stage
   * @return the document
   * @throws IllegalArgumentException if the cascade has no stage
   */
  public static String toXml(Cascade cascade) {
    if (cascade.stages().isEmpty()) {
      throw new IllegalArgumentException("expected a cascade of at least 1 stage, got 0");
    }
    int mostWeak =
        cascade.stages().stream().mapToInt(s -> s.weakClassifiers().size()).max().orElseThrow();
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\"?>\n<opencv_storage>\n")
        .append("<cascade type_id=\"opencv-cascade-classifier\">\n");
    boolean lbp = cascade.features().categorical();
    element(xml, "stageType", "BOOST");
    element(xml, "featureType", lbp ? "LBP" : "HAAR");
    element(xml, "height", cascade.height());
    element(xml, "width", cascade.width());
    element(xml, "stageParams", "<maxWeakCount>" + mostWeak + "</maxWeakCount>");
    element(xml, "featureParams", "<maxCatCount>" + (lbp ? 256 : 0) + "</maxCatCount>");
    element(xml, "stageNum", cascade.stages().size());
    xml.append("<stages>\n");
    cascade.stages().forEach(s -> stage(xml, s));
    xml.append("</stages>\n<features>\n");
    if (cascade.features() instanceof HaarPool haar) {
      haar.features().forEach(f -> feature(xml, f));
    } else if (cascade.features() instanceof LbpPool patterns) {
      patterns.features().forEach(f -> feature(xml, f));
    }
    xml.append("</features>\n</cascade>\n</opencv_storage>\n");
    return xml.toString();
  }

  private static void element(StringBuilder xml, String name, Object content) {
    xml.append('<').append(name).append('>').append(content);
    xml.append("</").append(name).append(">\n");
  }

  private static void stage(StringBuilder xml, Stage stage) {
    xml.append("<_>\n");
    element(xml, "maxWeakCount", stage.weakClassifiers().size());
    element(xml, "stageThreshold", number(stage.threshold()));
    xml.append("<weakClassifiers>\n");
    for (WeakClassifier weak : stage.weakClassifiers()) {
      xml.append("<_>\n");
      element(xml, "internalNodes", words(weak.nodes().stream().flatMap(CascadeWriter::node)));
      element(xml, "leafValues", words(weak.leaves().stream().map(CascadeWriter::number)));
      xml.append("</_>\n");
    }
    xml.append("</weakClassifiers></_>\n");
  }

  private static Stream<Object> node(TreeNode node) {
    Stream<Object> links = Stream.of(node.left(), node.right(), node.feature());
    return Stream.concat(
        links,
        node.subset().isEmpty()
            ? Stream.of(number(node.threshold()))
            : node.subset().stream().map(Object.class::cast));
  }

  private static void feature(StringBuilder xml, HaarFeature feature) {
    xml.append("<_>\n<rects>\n");
    for (WeightedRectangle r : feature.rectangles()) {
      element(xml, "_", words(Stream.of(r.x(), r.y(), r.width(), r.height(), number(r.weight()))));
    }
    xml.append("</rects>\n");
    element(xml, "tilted", feature.tilted() ? 1 : 0);
    xml.append("</_>\n");
  }

  private static void feature(StringBuilder xml, MultiBlockLbp f) {
    String rectangle = words(Stream.of(f.x(), f.y(), f.blockWidth(), f.blockHeight()));
    element(xml, "_", "<rect>" + rectangle + "</rect>");
  }

  private static String words(Stream<?> words) {
    return words.map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** All digits of the float, since readers go by way of double. */
  private static String number(float value) {
    return Double.toString(value);
  }
}
