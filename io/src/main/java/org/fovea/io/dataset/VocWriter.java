package org.fovea.io.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.fovea.io.file.AtomicFile;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;

/** Writes the layout of Pascal VOC. */
final class VocWriter implements LayoutWriter {
  /** A thousandth of a pixel, so that boxes of other formats come back as they were. */
  private static final int DECIMALS = 3;

  @Override
  public void write(Map<Split, ImageDataset> splits, Path folder, Output output)
      throws IOException {
    PictureNames names = new PictureNames(splits.values(), output.losses());
    for (Map.Entry<Split, ImageDataset> entry : splits.entrySet()) {
      ImageDataset data = entry.getValue();
      StringBuilder list = new StringBuilder();
      for (int i = 0; i < data.size(); i++) {
        String picture = names.of(data.file(i));
        output.pictures().bring(data.file(i), Path.of("JPEGImages", picture));
        String stem = Folders.stem(Path.of(picture));
        Path xml = folder.resolve("Annotations").resolve(stem + ".xml");
        int index = i;
        AtomicFile.write(xml, out -> annotations(out, data, index, picture, output.losses()));
        list.append(stem).append('\n');
      }
      if (entry.getKey() != Split.ALL) {
        list(folder, entry.getKey().fileName(), list);
      }
    }
    if (splits.containsKey(Split.TRAIN) && splits.containsKey(Split.VAL)) {
      Path sets = folder.resolve("ImageSets").resolve("Main");
      list(
          folder,
          "trainval",
          Files.readString(sets.resolve("train.txt")) + Files.readString(sets.resolve("val.txt")));
    }
  }

  private static void list(Path folder, String name, CharSequence lines) throws IOException {
    Path sets = Files.createDirectories(folder.resolve("ImageSets").resolve("Main"));
    Files.writeString(sets.resolve(name + ".txt"), lines);
  }

  private static void annotations(
      OutputStream out, ImageDataset data, int index, String picture, Losses losses)
      throws IOException {
    Map<Integer, String> names = new HashMap<>();
    for (Category category : data.categories()) {
      names.put(category.id(), category.name());
    }
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new Xml(xml).picture(data.info(index), picture, data.annotations(index), names, losses);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(picture + ": can't write its XML: " + e.getMessage(), e);
    }
  }

  /** Writes indented elements. */
  private static final class Xml {
    private final XMLStreamWriter xml;
    private int depth;

    Xml(XMLStreamWriter xml) {
      this.xml = xml;
    }

    void picture(
        ImageInfo info,
        String picture,
        List<Annotation> objects,
        Map<Integer, String> names,
        Losses losses)
        throws XMLStreamException {
      start("annotation");
      element("folder", "JPEGImages");
      element("filename", picture);
      start("size");
      element("width", String.valueOf(info.width()));
      element("height", String.valueOf(info.height()));
      element("depth", "3");
      end();
      element("segmented", "0");
      for (Annotation object : objects) {
        Optional<Box> box = output(object, new ImageSize(info.width(), info.height()), losses);
        if (box.isPresent()) {
          object(
              names.getOrDefault(object.categoryId(), String.valueOf(object.categoryId())),
              object.difficult() || object.crowd(),
              box.get());
        }
      }
      end();
      xml.writeCharacters("\n");
    }

    private static Optional<Box> output(Annotation object, ImageSize size, Losses losses) {
      if (object.segmentation() != null) {
        losses.count("segmentations, not written as VOC's XML holds boxes only");
      }
      if (object.crowd()) {
        losses.count("crowds, written as difficult objects as VOC has none");
      }
      return LayoutWriter.inside(object.box(), size, losses);
    }

    private void object(String name, boolean difficult, Box box) throws XMLStreamException {
      start("object");
      element("name", name);
      element("pose", "Unspecified");
      element("truncated", "0");
      element("difficult", difficult ? "1" : "0");
      start("bndbox");
      element("xmin", number(box.x1() + 1));
      element("ymin", number(box.y1() + 1));
      element("xmax", number(box.x2()));
      element("ymax", number(box.y2()));
      end();
      end();
    }

    private static String number(double value) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void start(String name) throws XMLStreamException {
      newLine();
      xml.writeStartElement(name);
      depth++;
    }

    private void end() throws XMLStreamException {
      depth--;
      newLine();
      xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff) {
          throw new XMLStreamException(
              name + " '" + text + "' has a character that XML can't hold");
        }
      }
      newLine();
      xml.writeStartElement(name);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
      if (depth > 0) {
        xml.writeCharacters("\n" + "\t".repeat(depth));
      }
    }
  }
}
