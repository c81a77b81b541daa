package org.fovea.io.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one Pascal VOC annotation file as it stands. */
final class VocXml {
  /**
   * What a file says.
   *
   * @param filename the picture's file, empty if it says none
   * @param width the picture's width, 0 if it says none
   * @param height the picture's height, 0 if it says none
   * @param objects the objects in it
   */
  record Content(String filename, int width, int height, List<VocObject> objects) {}

  /**
   * An object.
   *
   * @param line where it begins
   * @param name its class
   * @param difficult whether it is marked so
   * @param xmin leftmost column, counted from 1
   * @param ymin topmost row, counted from 1
   * @param xmax rightmost column, inclusive
   * @param ymax bottom row, inclusive
   */
  record VocObject(
      int line,
      String name,
      boolean difficult,
      double xmin,
      double ymin,
      double xmax,
      double ymax) {}

  private static final Pattern ENCODING =
      Pattern.compile("^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  /** As many bytes as the declaration may have. */
  private static final int HEAD = 256;

  private final Path file;
  private final XMLStreamReader xml;

  private VocXml(Path file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  static Content read(Path file) throws IOException {
    // The JDK's own parser, whatever the class path has: its settings are known.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      // Not from a stream of bytes: the parser would print broken ones as well as throw.
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(file)));
      try {
        return new VocXml(file, xml).content();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
      throw new DatasetFormatException(file, where, "is not well-formed XML: " + reason(e), e);
    }
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Charset charset = StandardCharsets.UTF_8;
    Matcher declared = ENCODING.matcher(head);
    if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
      charset = StandardCharsets.UTF_16;
    } else if (declared.find()) {
      try {
        charset = Charset.forName(declared.group(1));
      } catch (IllegalArgumentException e) {
        throw new DatasetFormatException(
            file, "line 1", "the encoding " + declared.group(1) + " is not known", e);
      }
    }
    return TextLines.text(file, bytes, charset);
  }

  /** The parser's own words without its location, which is said before. */
  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }

  private Content content() throws XMLStreamException, IOException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw problem("", "a document type declaration is not allowed");
      }
    }
    if (!xml.getLocalName().equals("annotation")) {
      throw problem("", "got <" + xml.getLocalName() + ">, expected <annotation>");
    }
    String filename = "";
    int width = 0;
    int height = 0;
    List<VocObject> objects = new ArrayList<>();
    while (nextChild()) {
      switch (xml.getLocalName()) {
        case "filename" -> filename = xml.getElementText().strip();
        case "size" -> {
          while (nextChild()) {
            switch (xml.getLocalName()) {
              case "width" -> width = pixels("size/width");
              case "height" -> height = pixels("size/height");
              default -> skip();
            }
          }
        }
        case "object" -> objects.add(object(objects.size() + 1));
        default -> skip();
      }
    }
    while (xml.hasNext()) {
      xml.next();
    }
    return new Content(filename, width, height, objects);
  }

  private VocObject object(int number) throws XMLStreamException, IOException {
    int line = xml.getLocation().getLineNumber();
    String path = "object " + number;
    String name = null;
    boolean difficult = false;
    double[] box = null;
    while (nextChild()) {
      switch (xml.getLocalName()) {
        case "name" -> name = xml.getElementText().strip();
        case "difficult" -> difficult = number(path + "/difficult") != 0;
        case "bndbox" -> box = box(path + "/bndbox");
        default -> skip(); // among others "part", which has a name and a bndbox of its own
      }
    }
    if (name == null || name.isEmpty()) {
      throw new DatasetFormatException(file, "line " + line, path + " has no name");
    }
    if (box == null) {
      throw new DatasetFormatException(file, "line " + line, path + " has no bndbox");
    }
    return new VocObject(line, name, difficult, box[0], box[1], box[2], box[3]);
  }

  private double[] box(String path) throws XMLStreamException, IOException {
    @Nullable Double[] edges = new @Nullable Double[4];
    List<String> names = List.of("xmin", "ymin", "xmax", "ymax");
    while (nextChild()) {
      int edge = names.indexOf(xml.getLocalName());
      if (edge < 0) {
        skip();
      } else {
        edges[edge] = number(path + "/" + names.get(edge));
      }
    }
    double[] box = new double[4];
    for (int i = 0; i < 4; i++) {
      Double edge = edges[i];
      if (edge == null) {
        throw problem(path, "has no " + names.get(i));
      }
      box[i] = edge;
    }
    return box;
  }

  /** A finite number; VOC's own files have some with decimals. */
  private double number(String path) throws XMLStreamException, IOException {
    String text = xml.getElementText().strip();
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is not finite.
    }
    throw problem(path, "got '" + text + "', expected a number");
  }

  private int pixels(String path) throws XMLStreamException, IOException {
    double value = number(path);
    if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
      throw problem(path, "got " + value + ", expected a number of pixels");
    }
    return (int) value;
  }

  /** Moves to the next element inside the current one, or to its end. */
  private boolean nextChild() throws XMLStreamException {
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        default -> {}
      }
    }
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private DatasetFormatException problem(String path, String problem) {
    String line = "line " + xml.getLocation().getLineNumber();
    return new DatasetFormatException(file, line, path.isEmpty() ? problem : path + ": " + problem);
  }
}
