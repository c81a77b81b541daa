package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.io.image.ImageFiles;
import org.fovea.neural.train.History;
import org.fovea.samples.segment.LabelColours;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Training a network on pictures of cells, and using it. */
class TrainSegmentCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args);
  }

  @BeforeEach
  void writeCells() {
    String cells = folder.resolve("cells").toString();
    assertThat(run("scenes", "--cells", "--train", "4", "--test", "2", "-o", cells)).isZero();
  }

  private int train(int epochs, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "segment", "--grey"));
    args.addAll(List.of("--data", folder.resolve("cells").toString(), "--crop", "64"));
    args.addAll(List.of("--batch", "2", "--epochs", Integer.toString(epochs), "--lr", "0.01"));
    args.addAll(List.of("--schedule", "constant", "--augment", "flip,rotate,colour"));
    args.addAll(List.of("-o", folder.resolve("out").toString(), "--threads", "2"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void leavesWeightsThatSegmentReads() throws Exception {
    assertThat(train(2, "--width", "4", "--depth", "2")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Best epoch: ", "validation mean iou", "Results: ");
    assertThat(train(3, "--width", "4", "--depth", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("has a training already: go on with --resume");
    assertThat(train(3, "--width", "4", "--depth", "2", "--resume")).as(err.toString()).isZero();
    String csv = Files.readString(folder.resolve("out/history.csv"));
    assertThat(History.fromCsv(csv).epochs()).hasSize(3);

    Path picture = folder.resolve("cells/val/image/0001.png");
    String best = folder.resolve("out/best.safetensors").toString();
    String results = folder.resolve("results").toString();
    assertThat(
            run(
                "segment",
                "--weights",
                best,
                "--crf",
                "--tile",
                "64",
                "-o",
                results,
                picture.toString()))
        .as(err.toString())
        .isZero();
    GrayU8 mask = ImageFiles.read(folder.resolve("results/0001-mask.png")).getBand(0);
    Planar<GrayU8> overlay = ImageFiles.read(folder.resolve("results/0001-overlay.png"));
    Planar<GrayU8> original = ImageFiles.read(picture);
    for (int i = 0; i < mask.data.length; i++) {
      int red = LabelColours.of(mask.data[i]) >> 16;
      assertThat(overlay.getBand(0).data[i] & 0xFF)
          .isEqualTo(((original.getBand(0).data[i] & 0xFF) + red + 1) / 2);
    }
  }

  @Test
  void thePapersFormLearnsWithBorderWeights() {
    assertThat(
            train(1, "--model", "unet_paper", "--width", "2", "--depth", "2", "--border-weights"))
        .as(err.toString())
        .isZero();
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    assertThat(train(0)).isEqualTo(2);
    assertThat(train(1, "--augment", "crop")).isEqualTo(2);
    assertThat(train(1, "--model", "unknown")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--epochs must be 1 or more, got 0")
        .contains(
            "--augment must be some of [FLIP, SHIFT, ROTATE, COLOUR], got [FLIP, ROTATE, COLOUR, CROP]");
    assertThat(run("segment", "--weights", "x")).isEqualTo(2);
  }

  @Test
  void coloursAreThoseOfPascalVoc() {
    assertThat(new int[] {LabelColours.of(0), LabelColours.of(1), LabelColours.of(15)})
        .containsExactly(0x000000, 0x800000, 0xC08080);
  }
}
