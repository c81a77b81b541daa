package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.io.dataset.Samples.object;
import static org.fovea.io.dataset.Samples.picture;
import static org.fovea.io.dataset.Samples.text;
import static org.fovea.io.dataset.Samples.voc;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocReaderTest {
  private final Path root;
  private final List<String> warnings = new ArrayList<>();

  VocReaderTest(@TempDir Path root) {
    this.root = root;
  }

  private ImageDataset read() throws IOException {
    return Datasets.read(root, DatasetFormat.VOC, warnings::add);
  }

  private Path annotation(String stem, String xml) throws IOException {
    return text(root.resolve("Annotations/" + stem + ".xml"), xml);
  }

  /** Reads one picture of 100 x 80 pixels with these objects. */
  private List<Annotation> objects(String... objects) throws IOException {
    picture(root.resolve("JPEGImages/a.png"), 100, 80);
    annotation("a", voc("a.png", objects));
    return read().annotations(0);
  }

  @Test
  void pixelsFromOneWithTheLastIncludedBecomeContinuous() throws IOException {
    List<Annotation> objects =
        objects(object("dog", 1, 1, 100, 80), object("cat", 45.5, "2e1", 45.5, 20));
    assertThat(objects.get(0).box()).isEqualTo(new Box(0, 0, 100, 80));
    assertThat(objects.get(1).box()).isEqualTo(new Box(44.5, 19, 45.5, 20));
    assertThat(objects.get(1).area()).isEqualTo(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void categoriesAreNumberedByName() throws IOException {
    List<Annotation> objects =
        objects(object("dog", 1, 1, 9, 9), object("cat", 1, 1, 9, 9), object("dog", 2, 2, 9, 9));
    assertThat(read().categories()).containsExactly(new Category(1, "cat"), new Category(2, "dog"));
    assertThat(objects).extracting(Annotation::categoryId).containsExactly(2, 1, 2);
    assertThat(objects).extracting(Annotation::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void partsOfAnObjectAreNotTakenForTheObject() throws IOException {
    String person =
        object("person", 10, 10, 60, 70)
            .replace(
                "</object>",
                "<part><name>head</name><bndbox><xmin>1</xmin></bndbox></part></object>");
    List<Annotation> objects = objects(person.replace("<difficult>0", "<difficult>1"));
    assertThat(objects).hasSize(1);
    assertThat(objects.get(0).box()).isEqualTo(new Box(9, 9, 60, 70));
    assertThat(objects.get(0).difficult()).isTrue();
  }

  @Test
  void aBoxThatSticksOutIsClippedAndOneWithoutAPixelLeftOut() throws IOException {
    List<Annotation> objects =
        objects(
            object("a", 0, 5, 120, 20),
            object("b", 50, 5, 40, 20),
            object("c", 101, 5, 120, 20),
            object("d", 1, 1, 2, 2));
    assertThat(objects)
        .extracting(Annotation::box)
        .containsExactly(new Box(0, 4, 100, 20), new Box(0, 0, 2, 2));
    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0))
        .contains("a.xml", "line 4", "sticks out", "(0.0, 5.0, 120.0, 20.0)");
    assertThat(warnings.get(1)).contains("line 5", "has no pixel");
    assertThat(warnings.get(2)).contains("line 6", "outside");
  }

  @Test
  void thePicturesOwnSizeCounts() throws IOException {
    picture(root.resolve("images/a.png"), 50, 40);
    picture(root.resolve("images/b.png"), 50, 40);
    text(root.resolve("annotations/a.xml"), voc("a.png", object("x", 1, 1, 60, 30)));
    text(
        root.resolve("annotations/b.xml"),
        voc("b.png").replace("<width>100</width><height>80</height>", "<width>0</width>"));
    ImageDataset data = read();
    assertThat(data.info(0)).isEqualTo(new ImageInfo(1, "a.png", 50, 40));
    assertThat(data.info(1)).isEqualTo(new ImageInfo(2, "b.png", 50, 40));
    assertThat(data.annotations(0).get(0).box()).isEqualTo(new Box(0, 0, 50, 30));
    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0)).contains("a.xml", "size", "100 x 80", "50 x 40");
    assertThat(warnings.get(1)).contains("a.xml", "sticks out");
    assertThat(warnings.get(2)).contains("b.xml", "states no size", "50 x 40");
  }

  @Test
  void thePictureIsTheOneNamedLikeTheXml() throws IOException {
    picture(root.resolve("JPEGImages/a.png"), 100, 80);
    picture(root.resolve("JPEGImages/other.png"), 100, 80);
    annotation("a", voc("a.jpg"));
    annotation("b", voc("other.png"));
    Path noName = annotation("c", voc(".."));
    assertThatThrownBy(this::read)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContainingAll("c.xml", "filename", "'..'");
    Files.delete(noName);
    warnings.clear();
    ImageDataset data = read();
    assertThat(data.info(0).fileName()).isEqualTo("a.png");
    assertThat(data.info(1).fileName()).isEqualTo("other.png");
    assertThat(warnings).singleElement().asString().contains("a.xml", "'a.jpg'", "'a.png'");
  }

  @Test
  void aMissingOrBrokenPictureIsLeftOutOrItsAnnotationsKept() throws IOException {
    picture(root.resolve("JPEGImages/c.png"), 100, 80);
    text(root.resolve("JPEGImages/b.png"), "no picture");
    for (String stem : List.of("a", "b", "c")) {
      annotation(stem, voc(stem + ".png", object("x", 1, 1, 9, 9)));
    }
    ImageDataset data = read();
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.info(0).id()).isEqualTo(3);
    assertThat(data.truth().annotations()).hasSize(1);
    assertThat(warnings.get(0)).contains("a.png: there is no such picture, it is left out");
    assertThat(warnings.get(1)).contains("b.png", "no picture of a known format", "left out");
    DatasetReadConfig keep = DatasetReadConfig.defaults().withKeepMissing(true);
    assertThat(Datasets.read(root, DatasetFormat.VOC, keep, warnings::add).size()).isEqualTo(3);
  }

  @Test
  void splitsAreThoseOfTheLists() throws IOException {
    for (String stem : List.of("a", "b", "c", "d")) {
      picture(root.resolve("JPEGImages/" + stem + ".png"), 100, 80);
      annotation(stem, voc(stem + ".png"));
    }
    text(root.resolve("ImageSets/Main/train.txt"), "c\na 1\n\nz\n");
    text(root.resolve("ImageSets/Main/test.txt"), "d -1\r\n");
    Map<Split, ImageDataset> splits =
        Datasets.readSplits(root, DatasetFormat.VOC, DatasetReadConfig.defaults(), warnings::add);
    assertThat(splits.keySet()).containsExactly(Split.TRAIN, Split.TEST);
    assertThat(Samples.split(splits, Split.TRAIN).truth().images())
        .extracting(ImageInfo::fileName)
        .containsExactly("a.png", "c.png");
    assertThat(warnings.get(0)).contains("train.txt", "line 4", "'z'");
    assertThat(warnings.get(1)).contains("1 pictures are in no list");
  }

  @Test
  void brokenAnnotationsNameFileLineAndField() throws IOException {
    picture(root.resolve("JPEGImages/a.png"), 100, 80);
    assertRefused(voc("a.png", object("x", "one", 1, 9, 9)), "line 4", "xmin", "'one'", "a number");
    assertRefused(voc("a.png", object("x", 1, 1, 9, "NaN")), "line 4", "ymax", "'NaN'");
    assertRefused(voc("a.png", object("", 1, 1, 9, 9)), "line 4", "object 1", "no name");
    assertRefused(voc("a.png", "<object><name>x</name></object>"), "object 1 has no bndbox");
    assertRefused(
        voc("a.png", object("x", 1, 1, 9, 9).replace("<ymin>1</ymin>", "")), "bndbox", "no ymin");
    assertRefused(voc("a.png").replace(">80<", ">80.5<"), "size/height", "80.5");
    assertRefused(voc("a.png").replace("</annotation>", ""), "not well-formed");
    assertRefused("<html/>", "<html>", "<annotation>");
    assertRefused("", "not well-formed");
  }

  @Test
  void theDeclaredEncodingIsKept() throws IOException {
    picture(root.resolve("JPEGImages/a.png"), 100, 80);
    Path file = annotation("a", "");
    String xml = voc("a.png", object("été", 1, 1, 9, 9));
    for (String encoding : List.of("ISO-8859-1", "UTF-8", "UTF-16")) {
      Files.writeString(
          file,
          "<?xml version='1.0' encoding='" + encoding + "'?>" + xml,
          Charset.forName(encoding));
      assertThat(read().categories()).containsExactly(new Category(1, "été"));
    }
    Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(this::read)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("is not UTF-8 text");
    assertRefused("<?xml version='1.0' encoding='x-none'?>" + xml, "x-none");
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    Path secret = text(root.resolve("secret.txt"), "secret");
    picture(root.resolve("JPEGImages/a.png"), 100, 80);
    assertRefused(
        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + voc("&x;.png"),
        "document type");
    StringBuilder lol = new StringBuilder("<!DOCTYPE annotation [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      lol.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertRefused(lol + "]>" + voc("&l9;.png"), "document type");
    assertRefused(voc("&undeclared;.png"), "not well-formed");
  }

  private void assertRefused(String xml, String... parts) throws IOException {
    Path file = annotation("a", xml);
    assertThatThrownBy(this::read)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(parts);
  }

  @Test
  void missingFoldersAreNamed() throws IOException {
    assertThatThrownBy(this::read).hasMessageContaining("no folder Annotations or annotations");
    Files.createDirectory(root.resolve("Annotations"));
    assertThatThrownBy(this::read).hasMessageContaining("no folder JPEGImages or images");
    Files.createDirectory(root.resolve("JPEGImages"));
    assertThatThrownBy(this::read).hasMessageContaining("holds no .xml file");
    assertThatThrownBy(() -> Datasets.read(root.resolve("none"), DatasetFormat.VOC, warnings::add))
        .hasMessageContaining("none", "no such data set");
  }
}
