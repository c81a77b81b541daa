package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WeightsCommandTest {
  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  WeightsCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(Object... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(List.of(args).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path file() throws IOException {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    arrays.put("model.module.w", NumericArray.of(new float[] {1, -3, 5, 9}, 2, 2));
    arrays.put("model.module.n\u001b", NumericArray.of(new long[] {7}));
    arrays.put("ema.w", NumericArray.of(new float[] {2}, 1));
    Path file = folder.resolve("a.safetensors");
    WeightFiles.write(file, new NamedArrays(arrays, Map.of("epoch", "3")));
    return file;
  }

  @Test
  void inspectListsArraysAndSums() throws IOException {
    assertThat(run("weights", "inspect", "--stats", file())).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "name             type      shape      numbers           min          max         mean",
            "model.module.n?  int64     []               1        7.0000       7.0000       7.0000",
            "model.module.w   float32   [2, 2]           4       -3.0000       9.0000       3.0000",
            "ema.w            float32   [1]              1        2.0000       2.0000       2.0000",
            "",
            "safetensors: 3 arrays, 6 numbers, 28 bytes",
            "state of a network: model.module.*",
            "epoch: 3");
  }

  @Test
  void inspectPrintsJson() throws IOException {
    assertThat(run("weights", "inspect", "--json", "--stats", file())).isZero();
    assertThat(out.toString().replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"format":"safetensors","arrays":[
            {"name":"model.module.n\\u001B","type":"int64","shape":[],"numel":1,
            "min":7.0,"max":7.0,"mean":7.0},
            {"name":"model.module.w","type":"float32","shape":[2,2],"numel":4,
            "min":-3.0,"max":9.0,"mean":3.0},
            {"name":"ema.w","type":"float32","shape":[1],"numel":1,
            "min":2.0,"max":2.0,"mean":2.0}],
            "numel":6,"bytes":28,"wrapper":"model.module.","metadata":{"epoch":"3"}}
            """
                .replace("\n", ""));
  }

  @Test
  void convertTakesTheStateOut() throws IOException {
    Path target = folder.resolve("b.pth");
    assertThat(run("weights", "convert", "--unwrap", file(), target)).as(err.toString()).isZero();
    assertThat(WeightFiles.read(target).arrays().keySet()).containsExactly("n\u001b", "w");
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            target + ": 2 arrays, 5 numbers; taken from model.module., 1 others left out");
    Path one = folder.resolve("c.npy");
    assertThat(run("weights", "convert", "--take", "ema.", file(), one)).isZero();
    assertThat(WeightFiles.read(one).arrays().keySet()).containsExactly("c");
  }

  @Test
  void failuresAreOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("x.pth"), "hello");
    assertThat(run("weights", "inspect", text)).isEqualTo(1);
    assertThat(run("weights", "convert", "--take", "nope.", file(), folder.resolve("b.npz")))
        .isEqualTo(1);
    assertThat(run("weights", "convert", file(), folder.resolve("b.bin"))).isEqualTo(2);
    assertThat(run("weights")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "fovea weights inspect: "
                + text
                + ": no weight file that is known, expected safetensors",
            "no name begins with nope.",
            "expected one that ends in .safetensors, .pth, .pt, .npy, .npz",
            "name what to do: inspect or convert");
  }

  @ParameterizedTest
  @CsvSource({
    "resnet_cifar10/resnet20-12fca82f.th, pytorch_legacy: 97 arrays, state_dict.module.*",
    "vit_cifar10/vit_model.pth, pytorch: 56 arrays, 208074 numbers",
    "espnet_camvid/espnet_p_2_q_8_camvid.pth, pytorch_legacy: 189 arrays, 358193 numbers",
    "fastestdet/FastestDet_AP05_0.2532.pth, pytorch: 420 arrays, 252938 numbers"
  })
  void realCheckpointsAreListedAndConverted(String name, String total, String more)
      throws IOException {
    Path file =
        Path.of(System.getProperty("fovea.data", "../../shared/data"), "weights").resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped, there is no " + file);
    assertThat(run("weights", "inspect", file)).as(err.toString()).isZero();
    assertThat(out.toString()).contains(total, more);
    Path target = folder.resolve("b.safetensors");
    assertThat(run("weights", "convert", file, target)).as(err.toString()).isZero();
    assertThat(WeightFiles.read(target).numel()).isEqualTo(WeightFiles.read(file).numel());
  }
}
