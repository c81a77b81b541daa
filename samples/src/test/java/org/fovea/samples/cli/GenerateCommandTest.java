package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.io.image.ImageFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Training small generators on a few plain pictures, and using them. */
class GenerateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private int run(List<String> args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args.toArray(String[]::new));
  }

  @BeforeEach
  void writePictures() throws IOException {
    for (int i = 0; i < 8; i++) {
      GrayU8 picture = new GrayU8(8, 8);
      picture.set(i % 4, 3, 255);
      Path file = folder.resolve("data").resolve(i % 2 == 0 ? "even" : "odd").resolve(i + ".png");
      ImageFiles.write(picture, file);
    }
  }

  private int train(String kind) {
    List<String> args = new ArrayList<>(List.of("train", "generate", "--kind", kind));
    args.addAll(List.of("--data", folder.resolve("data").toString(), "--size", "8"));
    args.addAll(List.of("--width", "8", "--batch", "4", "--epochs", "2", "--threads", "2"));
    args.addAll(List.of("-o", folder.resolve(kind).toString()));
    return run(args);
  }

  private int generate(String weights, String kind, String file) {
    Path network = folder.resolve(weights).resolve("generator.safetensors");
    List<String> args = new ArrayList<>(List.of("generate", "--weights", network.toString()));
    args.addAll(List.of("--kind", kind, "--count", "5", "--steps", "4"));
    args.addAll(List.of("-o", folder.resolve(file).toString()));
    return run(args);
  }

  @Test
  void aDiffusionModelLeavesSamplesAndWeights() throws IOException {
    assertThat(train("ddpm")).as(err.toString()).isZero();
    assertThat(ImageFiles.read(folder.resolve("ddpm/samples.png")).width).isEqualTo(8 * 18);
    assertThat(Files.readAllLines(folder.resolve("ddpm/history.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("epoch,loss");
    assertThat(generate("ddpm", "ddim", "a.png")).as(err.toString()).isZero();
    assertThat(generate("ddpm", "ddim", "b.png")).isZero();
    assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
    assertThat(ImageFiles.read(folder.resolve("a.png")).width).isEqualTo(3 * 18);
    assertThat(train("ddpm")).isEqualTo(2);
    assertThat(err.toString()).contains("has a training already");
    assertThat(generate("ddpm", "dcgan", "c.png")).isEqualTo(2);
    assertThat(err.toString()).contains("has weights of DDPM");
  }

  @Test
  void aDcganLeavesSamplesAndWeights() throws IOException {
    assertThat(train("dcgan")).as(err.toString()).isZero();
    assertThat(Files.readString(folder.resolve("dcgan/history.csv")))
        .startsWith("epoch,discriminator,generator\n1,");
    assertThat(generate("dcgan", "dcgan", "a.png")).as(err.toString()).isZero();
  }
}
