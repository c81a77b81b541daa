package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.train.History;
import org.fovea.samples.detect.DetectionCard;
import org.fovea.samples.scene.SignKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Training a detector of signs. */
class TrainDetectCommandTest {
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
  void writeScenes() {
    String scenes = folder.resolve("scenes").toString();
    assertThat(run("scenes", "--train", "5", "--test", "1", "-o", scenes)).isZero();
  }

  private int train(String results, int epochs, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "detect", "--size", "96"));
    args.addAll(List.of("--data", folder.resolve("scenes").toString(), "--batch", "2"));
    args.addAll(List.of("--epochs", Integer.toString(epochs), "--schedule", "constant"));
    args.addAll(List.of("-o", folder.resolve(results).toString(), "--threads", "2"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void leavesWeightsThatSayWhatTheyAreAndGoesOn() throws Exception {
    assertThat(train("out", 1, "--seed", "3")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Best epoch: ", "validation ap50", "On the test part", "Results: ");
    Path best = folder.resolve("out/best.safetensors");
    Map<String, String> metadata = WeightFiles.read(best).metadata();
    DetectionCard card = DetectionCard.fromMetadata(metadata);
    assertThat(card.model()).isEqualTo("fcos_tiny");
    assertThat(card.size()).isEqualTo(96);
    assertThat(card.categories()).hasSize(SignKind.values().length);
    assertThat(metadata)
        .containsEntry("seed", "3")
        .containsKeys("validation.ap", "test.ap", "test.ap50");

    assertThat(train("out", 2, "--seed", "3")).isEqualTo(2);
    assertThat(err.toString()).contains("has a training already: go on with --resume");
    assertThat(train("out", 2, "--seed", "3", "--resume")).as(err.toString()).isZero();
    String csv = Files.readString(folder.resolve("out/history.csv"));
    assertThat(History.fromCsv(csv).epochs()).hasSize(2);
    assertThat(folder.resolve("out/curves.png")).isNotEmptyFile();
  }

  @Test
  void beginsWithTheWeightsOfAnotherTraining() {
    assertThat(train("out", 1)).as(err.toString()).isZero();
    String best = folder.resolve("out/best.safetensors").toString();
    assertThat(train("other", 1, "--weights", best, "--augment", "shift,rotate,colour"))
        .as(err.toString())
        .isZero();
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    assertThat(train("out", 0)).isEqualTo(2);
    assertThat(train("out", 1, "--model", "unknown")).isEqualTo(2);
    assertThat(train("out", 1, "--augment", "crop")).isEqualTo(2);
    assertThat(train("out", 1, "--lr", "0")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--epochs must be 1 or more, got 0")
        .contains("--model must be one of [fasterrcnn_resnet50_fpn, ")
        .contains("--augment must be some of [FLIP, SHIFT, ROTATE, COLOUR], got [CROP]")
        .contains("--lr must be above 0, got 0.0");
  }
}
