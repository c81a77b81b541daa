package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.weights.ModuleWeights;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Finding signs with the weights that come with the program, and with others. */
class DetectCommandTest {
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

  private Path at(String name) {
    return folder.resolve(name);
  }

  @BeforeEach
  void writePictures() throws Exception {
    SceneDataset scenes = SceneDataset.test(2, 1);
    ImageFiles.write(scenes.image(0), at("film/1.png"));
    ImageFiles.write(scenes.image(0), at("film/2.png"));
    ImageFiles.write(scenes.image(1), at("film/3.png"));
    Files.writeString(at("film/notes.txt"), "no picture");
  }

  @Test
  void findsSignsWithoutWeights() throws Exception {
    String results = at("results").toString();
    assertThat(run("detect", at("film").toString(), "-o", results)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("mandatory direction 0.");
    String json = Files.readString(at("results/results.json"));
    assertThat(json).contains("\"image_id\":1", "\"image_id\":3");
    Planar<GrayU8> drawn = ImageFiles.read(at("results/1-detected.png"));
    Planar<GrayU8> original = ImageFiles.read(at("film/1.png"));
    assertThat(drawn.getBand(0).data).isNotEqualTo(original.getBand(0).data);
    assertThat(at("results/notes-detected.png")).doesNotExist();
    assertThat(at("results/tracks.txt")).doesNotExist();
  }

  @Test
  void followsThemFromPictureToPicture() throws Exception {
    String results = at("results").toString();
    assertThat(run("detect", "--track", at("film").toString(), "-o", results))
        .as(err.toString())
        .isZero();
    List<String> lines = Files.readAllLines(at("results/tracks.txt"));
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.split(",")).hasSize(10))
        .anySatisfy(line -> assertThat(line).startsWith("1,1,"))
        .anySatisfy(line -> assertThat(line).startsWith("2,1,"));
    assertThat(out.toString()).contains("#1 ");
  }

  @Test
  void readsWeightsThatDontSayWhatTheyAre() throws Exception {
    NamedArrays weights =
        ModuleWeights.of(Detectors.create("fcos_tiny", 3, new SplittableRandom(1)));
    WeightFiles.write(at("w.safetensors"), new NamedArrays(weights.arrays(), Map.of()));
    Files.writeString(at("labels.txt"), "cat\ndog\n");
    String file = at("w.safetensors").toString();
    String picture = at("film/1.png").toString();
    assertThat(run("detect", "--weights", file, picture)).isEqualTo(1);
    assertThat(err.toString()).contains("does not say what it is of: say --model and --labels");
    assertThat(
            run(
                "detect",
                "--weights",
                file,
                "--model",
                "fcos_tiny",
                "--labels",
                at("labels.txt").toString(),
                "-o",
                at("results").toString(),
                picture))
        .as(err.toString())
        .isZero();
    assertThat(at("results/1-detected.png")).isNotEmptyFile();
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    String picture = at("film/1.png").toString();
    assertThat(run("detect", "--min-score", "2", picture)).isEqualTo(2);
    assertThat(run("detect", "--model", "fcos_tiny", picture)).isEqualTo(2);
    assertThat(run("detect", picture, picture)).isEqualTo(2);
    assertThat(err.toString())
        .contains("--min-score must be 0 to 1, got 2.0")
        .contains("--model and --labels need --weights")
        .contains("two pictures are called 1");
  }
}
