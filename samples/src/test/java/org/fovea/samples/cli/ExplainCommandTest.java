package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.features.image.Images;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.weights.ModuleWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Explaining an untrained network: what is written, and what is refused. */
class ExplainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @BeforeEach
  void writeWeightsAndPicture() throws IOException {
    ModelCard card = ModelCard.of("resnet20_cifar", List.of("cat", "dog"));
    NamedArrays weights =
        ModuleWeights.of(Models.create(card.model(), card.config(), new Random(1)));
    WeightFiles.write(
        folder.resolve("net.safetensors"), new NamedArrays(weights.arrays(), card.toMetadata()));
    ImageFiles.write(Images.rgb(40, 30), folder.resolve("picture.png"));
  }

  private int explain(String... more) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    String[] args = {
      "explain",
      folder.resolve("picture.png").toString(),
      "--weights",
      folder.resolve("net.safetensors").toString(),
      "-o",
      folder.resolve("map.png").toString()
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return fovea.execute(all);
  }

  @Test
  void mapsAreDrawnOverTheEnlargedPicture() throws IOException {
    for (String method : List.of("gradcam", "saliency", "occlusion")) {
      assertThat(explain("--method", method, "--class", "dog")).as(err.toString()).isZero();
      assertThat(ImageFiles.read(folder.resolve("map.png")).width).as(method).isEqualTo(240);
    }
    assertThat(out.toString()).contains("picture.png: dog ");
  }

  @Test
  void filtersAndActivationsAreTiles() throws IOException {
    assertThat(explain("--method", "filters")).as(err.toString()).isZero();
    assertThat(ImageFiles.read(folder.resolve("map.png")).width).isEqualTo(4 * 25 + 1);
    assertThat(explain("--method", "activations", "--layer", "layer1")).isZero();
    assertThat(ImageFiles.read(folder.resolve("map.png")).width).isEqualTo(4 * 33 + 1);
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertThat(explain("--class", "horse")).isEqualTo(2);
    assertThat(err.toString()).contains("no class 'horse', there are cat, dog");
    assertThat(explain("--method", "rollout")).isEqualTo(1);
    assertThat(err.toString()).contains("rollout is for Vision Transformers");
    assertThat(explain("--layer", "layer9")).isEqualTo(1);
    assertThat(err.toString()).contains("no layer 'layer9'");
  }
}
