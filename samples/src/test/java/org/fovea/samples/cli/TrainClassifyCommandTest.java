package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fovea.neural.train.History;
import org.fovea.samples.scene.SceneDataset;
import org.fovea.samples.scene.SignCrops;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Training a classifier of signs, and using it. */
class TrainClassifyCommandTest {
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
  void writeSigns() throws Exception {
    SignCrops.write(SceneDataset.train(12, 1), folder.resolve("signs/train"));
    SignCrops.write(SceneDataset.test(6, 1), folder.resolve("signs/test"));
  }

  private int train(String... more) {
    return trainInto("out", 2, more);
  }

  private int trainInto(String results, int epochs, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "classify"));
    args.addAll(List.of("--model", "resnet20_cifar", "--epochs", Integer.toString(epochs)));
    args.addAll(List.of("--data", folder.resolve("signs").toString(), "--batch", "8"));
    args.addAll(List.of("-o", folder.resolve(results).toString(), "--threads", "2"));
    args.addAll(List.of("--augment", "flip,shift", "--lr", "0.05"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void leavesWeightsHistoryAndCurvesThatClassifyReads() throws Exception {
    assertThat(train()).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Best epoch: ", "Diagnosis: ", "accuracy ");
    Path results = folder.resolve("out");
    History history = History.fromCsv(Files.readString(results.resolve("history.csv")));
    assertThat(history.epochs()).hasSize(2);
    assertThat(ImageIO.read(results.resolve("curves.png").toFile()).getWidth()).isPositive();

    String best = results.resolve("best.safetensors").toString();
    String picture = folder.resolve("signs/test").toString();
    assertThat(run("classify", "--weights", best, "--data", picture)).isZero();
    assertThat(out.toString()).contains("balanced accuracy", "log loss");
    Path sign = Files.walk(folder).filter(file -> file.toString().endsWith(".png")).findAny().get();
    assertThat(run("classify", "--weights", best, "--top", "2", sign.toString())).isZero();
    assertThat(out.toString().lines().skip(out.toString().lines().count() - 3))
        .first()
        .isEqualTo(sign.toString());
  }

  @Test
  void goesOnWithMoreEpochsAndRefusesToOverwrite() throws Exception {
    assertThat(train("--schedule", "constant")).isZero();
    assertThat(train()).isEqualTo(2);
    assertThat(err.toString()).contains("has a training already: go on with --resume");
    assertThat(trainInto("out", 3, "--schedule", "constant", "--resume")).isZero();
    String csv = Files.readString(folder.resolve("out/history.csv"));
    assertThat(History.fromCsv(csv).epochs()).hasSize(3);
  }

  @Test
  void beginsWithTheWeightsOfAnotherTraining() {
    assertThat(train()).isZero();
    String best = folder.resolve("out/best.safetensors").toString();
    assertThat(
            trainInto("other", 1, "--weights", best, "--strategy", "classifier", "--mix", "cutmix"))
        .isZero();
    assertThat(out.toString()).contains("Results: " + folder.resolve("other"));
  }

  @Test
  void strategiesOfTransferStandSideBySide() {
    assertThat(train()).isZero();
    String best = folder.resolve("out/best.safetensors").toString();
    String data = folder.resolve("signs").toString();
    assertThat(run("train", "transfer", "--weights", best, "--data", data, "--epochs", "1"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll("  .*", "")))
        .contains("from scratch", "as_is", "classifier", "last_stage", "all");
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    assertThat(trainInto("out", 0)).isEqualTo(2);
    assertThat(train("--split", "50/20")).isEqualTo(2);
    assertThat(train("--strategy", "as_is")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--epochs must be 1 or more, got 0")
        .contains("'50/20' is not two or three percentages that make 100")
        .contains("--strategy as_is trains nothing");
    assertThat(run("train")).isEqualTo(2);
    assertThat(err.toString()).contains("say what to train");
    assertThat(run("classify", "--weights", "x")).isEqualTo(2);
  }
}
