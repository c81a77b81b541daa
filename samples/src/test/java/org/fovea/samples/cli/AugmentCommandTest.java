package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fovea.features.image.Images;
import org.fovea.io.image.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AugmentCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  AugmentCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Planar<GrayU8> image = Images.rgb(60, 40);
    for (int i = 0; i < 60 * 40; i++) {
      image.getBand(i % 3).data[i] = (byte) i;
    }
    ImageFiles.write(image, folder.resolve("a.png"));
  }

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args);
  }

  private Planar<GrayU8> grid(String... more) throws IOException {
    String[] args = {
      "augment", folder.resolve("a.png").toString(), "-o", folder.resolve("grid.png").toString()
    };
    String[] all = Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
    assertThat(run(all)).as(err.toString()).isZero();
    return ImageFiles.read(folder.resolve("grid.png"));
  }

  @Test
  void allAreDrawnInAGrid() throws IOException {
    Planar<GrayU8> grid = grid();
    assertThat(grid.width).isEqualTo(5 * 250 + 10);
    assertThat(grid.height).isEqualTo(5 * (160 + 22 + 10) + 10);
    assertThat(out.toString()).contains("grid.png: 21 augmentations");
  }

  @Test
  void theSeedDecidesWhatIsDrawn() throws IOException {
    byte[] first = grid("--op", "rotate,Cutout", "--seed", "5").getBand(0).data;
    assertThat(grid("--op", "rotate,cutout", "--seed", "5").getBand(0).data).isEqualTo(first);
    assertThat(grid("--op", "rotate,cutout", "--seed", "6").getBand(0).data).isNotEqualTo(first);
  }

  @Test
  void objectsComeFromCoco() throws IOException {
    Path coco = folder.resolve("instances.json");
    Files.writeString(
        coco,
        """
        {"images": [{"id": 1, "file_name": "train/a.png", "width": 60, "height": 40}],
         "categories": [{"id": 7, "name": "cat"}],
         "annotations": [{"id": 3, "image_id": 1, "category_id": 7, "bbox": [10, 10, 20, 20],
           "area": 400, "iscrowd": 0, "segmentation": [[10, 10, 30, 10, 30, 30]]}]}
        """);
    Planar<GrayU8> grid = grid("--op", "flip", "--boxes", coco.toString());
    assertThat(red(grid, 10 + 4 * 20, 10 + 22 + 4 * 30)).isTrue();
    assertThat(red(grid, 250 + 10 + 4 * (60 - 20), 10 + 22 + 4 * 30)).isTrue();
    Files.writeString(coco, Files.readString(coco).replace("a.png", "b.png"));
    assertThat(run("augment", folder + "/a.png", "-o", folder + "/g.png", "--boxes", coco + ""))
        .isEqualTo(2);
    assertThat(err.toString()).contains("knows no picture a.png");
  }

  private static boolean red(Planar<GrayU8> grid, int x, int y) {
    return grid.getBand(0).get(x, y) > 200 && grid.getBand(2).get(x, y) < 100;
  }

  @Test
  void anUnknownNameIsWrongUse() {
    assertThat(run("augment", folder + "/a.png", "-o", folder + "/g.png", "--op", "melt"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--op must be of flip, ").contains("got melt");
  }
}
