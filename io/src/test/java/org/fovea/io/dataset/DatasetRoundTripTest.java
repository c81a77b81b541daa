package org.fovea.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fovea.io.dataset.Samples.picture;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetRoundTripTest {
  private final Path folder;
  private final List<String> warnings = new ArrayList<>();

  DatasetRoundTripTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static final List<Category> CATEGORIES =
      List.of(new Category(1, "a \"b\" \\c"), new Category(2, "no"), new Category(3, "été <&>"));

  /** Two splits of pictures of odd sizes, with boxes whose edges have one decimal. */
  private Map<Split, ImageDataset> data() throws IOException {
    Random random = new Random(11);
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    long id = 1;
    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
      List<ImageInfo> images = new ArrayList<>();
      List<Annotation> annotations = new ArrayList<>();
      for (int i = 0; i < 3; i++, id++) {
        ImageInfo image = new ImageInfo(id, "p" + id + ".png", 97 + 13 * i, 61 + 7 * i);
        images.add(image);
        picture(folder.resolve("source/" + image.fileName()), image.width(), image.height());
        for (int j = 0; j < 4; j++) {
          double x = random.nextInt(500) / 10.0;
          double y = random.nextInt(300) / 10.0;
          Box box = new Box(x, y, x + 1 + random.nextInt(400) / 10.0, y + 0.5 + j);
          annotations.add(new Annotation(annotations.size() + 1, id, 1 + random.nextInt(3), box));
        }
      }
      splits.put(
          split,
          new ImageDataset(
              new DetectionDataset(CATEGORIES, images, annotations), folder.resolve("source")));
    }
    return splits;
  }

  private Map<Split, ImageDataset> through(
      DatasetFormat format, Map<Split, ImageDataset> data, DatasetWriteConfig config)
      throws IOException {
    Path out = folder.resolve("out-" + format + "-" + config.copyPictures());
    Datasets.write(data, out, format, config, warnings::add);
    return Datasets.readSplits(out, format, DatasetReadConfig.defaults(), warnings::add);
  }

  /** The precision that the formats are documented to keep: a thousandth of a pixel in VOC. */
  private static void assertSame(
      Map<Split, ImageDataset> actual, Map<Split, ImageDataset> expected, double tolerance) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    for (Split split : expected.keySet()) {
      ImageDataset a = Samples.split(actual, split);
      ImageDataset e = Samples.split(expected, split);
      assertThat(a.categories())
          .extracting(Category::name)
          .containsExactlyElementsOf(e.categories().stream().map(Category::name).toList());
      assertThat(a.size()).isEqualTo(e.size());
      for (int i = 0; i < e.size(); i++) {
        assertThat(a.image(i).totalPixels()).isEqualTo(e.image(i).totalPixels());
        assertThat(a.info(i).width()).isEqualTo(e.info(i).width());
        assertThat(a.annotations(i)).hasSameSizeAs(e.annotations(i));
        for (int j = 0; j < e.annotations(i).size(); j++) {
          Annotation found = a.annotations(i).get(j);
          Annotation stated = e.annotations(i).get(j);
          assertThat(found.categoryId()).isEqualTo(stated.categoryId());
          assertThat(found.box().x1()).isCloseTo(stated.box().x1(), within(tolerance));
          assertThat(found.box().y1()).isCloseTo(stated.box().y1(), within(tolerance));
          assertThat(found.box().x2()).isCloseTo(stated.box().x2(), within(tolerance));
          assertThat(found.box().y2()).isCloseTo(stated.box().y2(), within(tolerance));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DatasetFormat.class)
  void aFormatKeepsBoxesToItsPrecision(DatasetFormat format) throws IOException {
    double tolerance =
        switch (format) {
          case COCO -> 0;
          case VOC -> 1e-3;
          case YOLO -> 123 * 1e-8;
        };
    Map<Split, ImageDataset> data = data();
    assertSame(through(format, data, DatasetWriteConfig.defaults()), data, tolerance);
    assertSame(
        through(format, data, DatasetWriteConfig.defaults().withCopyPictures(true)),
        data,
        tolerance);
    assertThat(warnings).isEmpty();
  }

  @Test
  void vocThroughCocoThroughYoloIsTheSameVoc() throws IOException {
    Map<Split, ImageDataset> voc =
        through(DatasetFormat.VOC, data(), DatasetWriteConfig.defaults());
    Map<Split, ImageDataset> coco = through(DatasetFormat.COCO, voc, DatasetWriteConfig.defaults());
    Map<Split, ImageDataset> yolo =
        through(DatasetFormat.YOLO, coco, DatasetWriteConfig.defaults());
    Datasets.write(
        yolo,
        folder.resolve("again"),
        DatasetFormat.VOC,
        DatasetWriteConfig.defaults(),
        warnings::add);
    for (String xml : List.of("p1.xml", "p4.xml")) {
      assertThat(folder.resolve("again/Annotations").resolve(xml))
          .hasSameTextualContentAs(folder.resolve("out-VOC-false/Annotations").resolve(xml));
    }
    assertThat(folder.resolve("again/ImageSets/Main/test.txt")).hasContent("p4\np5\np6\n");
  }

  @Test
  void picturesAreRelativeLinksOrCopies() throws IOException {
    through(DatasetFormat.YOLO, data(), DatasetWriteConfig.defaults());
    Path link = folder.resolve("out-YOLO-false/images/test/p4.png");
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("../../../source/p4.png"));
    through(DatasetFormat.YOLO, data(), DatasetWriteConfig.defaults().withCopyPictures(true));
    Path copy = folder.resolve("out-YOLO-true/images/test/p4.png");
    assertThat(copy).isRegularFile().hasSameBinaryContentAs(folder.resolve("source/p4.png"));
    assertThat(Files.isSymbolicLink(copy)).isFalse();
  }

  @Test
  void nothingThatIsThereIsReplacedUnlessThatIsWanted() throws IOException {
    Map<Split, ImageDataset> data = data();
    through(DatasetFormat.COCO, data, DatasetWriteConfig.defaults());
    assertThatThrownBy(() -> through(DatasetFormat.COCO, data, DatasetWriteConfig.defaults()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertSame(
        through(DatasetFormat.COCO, data, DatasetWriteConfig.defaults().withOverwrite(true)),
        data,
        0);
  }

  @Test
  void aDataSetWrittenOverItselfKeepsItsPictures() throws IOException {
    Path out = folder.resolve("out-YOLO-true");
    Map<Split, ImageDataset> yolo =
        through(DatasetFormat.YOLO, data(), DatasetWriteConfig.defaults().withCopyPictures(true));
    for (boolean copy : new boolean[] {false, true}) {
      Datasets.write(
          yolo, out, DatasetFormat.YOLO, new DatasetWriteConfig(copy, true), warnings::add);
      assertThat(Files.isSymbolicLink(out.resolve("images/train/p1.png"))).isFalse();
      assertThat(Samples.split(yolo, Split.TRAIN).image(0).width).isEqualTo(97);
    }
  }

  @Test
  void whatAFormatCantHoldIsTold() throws IOException {
    picture(folder.resolve("source/x/a.png"), 50, 40);
    picture(folder.resolve("source/y/A.jpg"), 50, 40);
    Polygons triangle = new Polygons(List.of(new double[] {1, 1, 9, 1, 9, 9}));
    Box box = new Box(1, 1, 9, 9);
    DetectionDataset truth =
        new DetectionDataset(
            List.of(new Category(5, "x"), new Category(9, "y")),
            List.of(
                new ImageInfo(1, "x/a.png", 50, 40),
                new ImageInfo(2, "y/A.jpg", 50, 40),
                new ImageInfo(3, "gone.png", 50, 40)),
            List.of(
                new Annotation(1, 1, 5, box, 32, false, false, triangle),
                new Annotation(2, 1, 9, box, 32, true, false, null),
                new Annotation(3, 2, 9, box, 32, false, true, null),
                new Annotation(4, 2, 9, new Box(45, 5, 60, 9)),
                new Annotation(5, 3, 9, new Box(60, 5, 70, 9))));
    Map<Split, ImageDataset> all =
        Map.of(Split.ALL, new ImageDataset(truth, folder.resolve("source")));

    Datasets.write(
        all,
        folder.resolve("voc"),
        DatasetFormat.VOC,
        DatasetWriteConfig.defaults(),
        warnings::add);
    assertThat(warnings)
        .containsExactly(
            "boxes that stuck out of their picture, clipped: 1",
            "boxes without a pixel in their picture, left out: 1",
            "crowds, written as difficult objects as VOC has none: 1",
            "pictures that are not there, only their annotations are written: 1",
            "pictures with the name of another, which got a number: 1",
            "segmentations, not written as VOC's XML holds boxes only: 1");
    assertThat(folder.resolve("voc/JPEGImages/A-2.jpg")).exists();
    assertThat(folder.resolve("voc/Annotations/gone.xml")).exists();
    assertThat(folder.resolve("voc/ImageSets")).doesNotExist();

    warnings.clear();
    Datasets.write(
        all,
        folder.resolve("yolo"),
        DatasetFormat.YOLO,
        DatasetWriteConfig.defaults(),
        warnings::add);
    assertThat(warnings)
        .contains(
            "crowds, left out as YOLO has none: 1",
            "difficult objects, written as ordinary ones as YOLO knows no difference: 1",
            "segmentations, of which only the boxes are written: 1");
    assertThat(folder.resolve("yolo/labels/train/a.txt")).hasContent("0 0.1 0.125 0.16 0.2\n");

    warnings.clear();
    Datasets.write(
        all,
        folder.resolve("coco"),
        DatasetFormat.COCO,
        DatasetWriteConfig.defaults(),
        warnings::add);
    ImageDataset coco = Datasets.read(folder.resolve("coco"), DatasetFormat.COCO, w -> {});
    assertThat(coco.annotations(0).get(0).segmentation()).isInstanceOf(Polygons.class);
    assertThat(coco.annotations(0).get(1).crowd()).isTrue();
    assertThat(coco.annotations(1).get(0).difficult()).isTrue();
  }

  @Test
  void namesThatXmlCantHoldAreRefusedAndNothingIsLeft() throws IOException {
    picture(folder.resolve("source/a.png"), 50, 40);
    DetectionDataset truth =
        new DetectionDataset(
            List.of(new Category(1, "bell\u0007")),
            List.of(new ImageInfo(1, "a.png", 50, 40)),
            List.of(new Annotation(1, 1, 1, new Box(1, 1, 9, 9))));
    Map<Split, ImageDataset> all =
        Map.of(Split.ALL, new ImageDataset(truth, folder.resolve("source")));
    Path out = folder.resolve("voc");
    assertThatThrownBy(
            () ->
                Datasets.write(
                    all, out, DatasetFormat.VOC, DatasetWriteConfig.defaults(), warnings::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.png");
    assertThat(folder).isDirectoryNotContaining("glob:**voc*");
    Datasets.write(
        all,
        folder.resolve("yolo"),
        DatasetFormat.YOLO,
        DatasetWriteConfig.defaults(),
        warnings::add);
    assertThat(Datasets.read(folder.resolve("yolo"), DatasetFormat.YOLO, w -> {}).categories())
        .containsExactly(new Category(1, "bell\u0007"));
  }

  @Test
  void splitsOfDifferentCategoriesAreRefused() throws IOException {
    Map<Split, ImageDataset> data = data();
    data.put(
        Split.VAL, new ImageDataset(new DetectionDataset(List.of(), List.of(), List.of()), folder));
    assertThatThrownBy(() -> through(DatasetFormat.COCO, data, DatasetWriteConfig.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same categories");
  }
}
