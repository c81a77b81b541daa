package org.fovea.classic.cascade;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks over the elements of an XML document that OpenCV wrote, from its beginning to its end. */
final class XmlElements {
  private static final long MOST_BYTES = 64L << 20;

  private final XMLStreamReader xml;
  private final String file;

  XmlElements(InputStream in, String file) throws IOException {
    this.file = file;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      xml = factory.createXMLStreamReader(new BoundedInput(in, MOST_BYTES, file));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /**
   * The name of the next child of the current element, which is then the current; null at its end.
   */
  @Nullable String next() throws IOException {
    while (true) {
      int event = event();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return xml.getLocalName();
      }
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return null;
      }
      if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
        throw expected("an element, got text");
      }
    }
  }

  /** Passes over the rest of the current element. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0; ) {
      int event = event();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** The text of the current element, to its end. */
  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw expected("text, got an element");
      }
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    return text.toString();
  }

  private int event() throws IOException {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw expected("a document without a document type and without entities");
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  String word() throws IOException {
    return text().strip();
  }

  double number() throws IOException {
    List<Double> numbers = numbers();
    if (numbers.size() != 1) {
      throw expected("1 number, got " + numbers.size());
    }
    return numbers.get(0);
  }

  /** The numbers in the current element, finite, to its end. */
  List<Double> numbers() throws IOException {
    List<Double> numbers = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text());
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      double number;
      try {
        number = Double.parseDouble(word);
      } catch (NumberFormatException e) {
        number = Double.NaN;
      }
      if (!Double.isFinite(number)) {
        throw expected("a finite number, got " + shortened(word));
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }

  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** Where in the file the walk is. */
  String place() {
    String element = xml.hasName() ? " <" + xml.getLocalName() + ">" : "";
    return "line " + xml.getLocation().getLineNumber() + element;
  }

  CascadeFormatException expected(String what) {
    return flaw(place(), "expected " + what);
  }

  CascadeFormatException flaw(String place, String problem) {
    return new CascadeFormatException(file, place + ": " + problem);
  }

  private IOException broken(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException nested) {
      return nested;
    }
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
    String message = e.getMessage() == null ? "" : e.getMessage().lines().reduce("", (a, b) -> b);
    return new CascadeFormatException(
        file, "line " + line + ": expected well-formed XML: " + message, e);
  }
}
