package org.fovea.io.dataset;

import static org.fovea.io.dataset.Samples.object;
import static org.fovea.io.dataset.Samples.picture;
import static org.fovea.io.dataset.Samples.text;
import static org.fovea.io.dataset.Samples.voc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.fovea.metrics.coco.CocoFormatException;

/** Good annotations that are cut short or have bits flipped are read or refused. */
class DamagedDatasetsTest {
  private static final String VOC =
      voc("a.png", object("cat", 3, 4, 50, 60.5), object("dog", 1, 1, 100, 80));
  private static final String YAML = "train: images\nval: images\nnames: {0: cat, 1: dog}\nnc: 2\n";
  private static final String LABELS = "0 0.5 0.5 0.25 0.25\n1 0.1 0.1 0.5 0.1 0.1 0.5\n";
  private static final String COCO =
      """
      {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 80}],
       "categories": [{"id": 7, "name": "cat"}],
       "annotations": [{"id": 3, "image_id": 1, "category_id": 7, "bbox": [1.5, 2, 30, 4]}]}
      """;

  private Path root = Path.of("");

  @BeforeProperty
  void writeGoodOnes() throws IOException {
    root = Files.createTempDirectory("damaged");
    picture(root.resolve("images/a.png"), 100, 80);
    text(root.resolve("annotations/a.xml"), VOC);
    text(root.resolve("data.yaml"), YAML);
    text(root.resolve("labels/a.txt"), LABELS);
    text(root.resolve("instances.json"), COCO);
  }

  @AfterProperty
  void delete() throws IOException {
    for (String file :
        List.of(
            "images/a.png",
            "annotations/a.xml",
            "data.yaml",
            "labels/a.txt",
            "instances.json",
            "images",
            "annotations",
            "labels",
            "")) {
      Files.delete(root.resolve(file));
    }
  }

  /** The files that are damaged, each with the format it belongs to. */
  enum Target {
    VOC_XML(DatasetFormat.VOC, "annotations/a.xml", VOC),
    YOLO_YAML(DatasetFormat.YOLO, "data.yaml", YAML),
    YOLO_LABELS(DatasetFormat.YOLO, "labels/a.txt", LABELS),
    COCO_JSON(DatasetFormat.COCO, "instances.json", COCO);

    final DatasetFormat format;
    final String file;
    final String good;

    Target(DatasetFormat format, String file, String good) {
      this.format = format;
      this.file = file;
      this.good = good;
    }

    byte[] bytes() {
      return good.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Property(tries = 500)
  void cutShort(@ForAll Target target, @ForAll @IntRange(max = 10_000) int length)
      throws IOException {
    byte[] bytes = target.bytes();
    readOrRefuse(target, Arrays.copyOf(bytes, length % bytes.length));
  }

  @Property(tries = 1500)
  void bitsFlipped(
      @ForAll Target target,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> bits)
      throws IOException {
    byte[] bytes = target.bytes();
    for (int bit : bits) {
      int at = bit % (8 * bytes.length);
      bytes[at / 8] ^= (byte) (1 << at % 8);
    }
    readOrRefuse(target, bytes);
  }

  private void readOrRefuse(Target target, byte[] bytes) throws IOException {
    Path file = root.resolve(target.file);
    Files.write(file, bytes);
    try {
      Datasets.read(root, target.format, warning -> {});
    } catch (DatasetFormatException | CocoFormatException e) {
      // Refused, as it should be.
    } finally {
      Files.write(file, target.bytes());
    }
  }
}
