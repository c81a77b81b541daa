package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written here, PyTorch and NumPy load, where there is a Python that has them. */
class TorchAgreementTest {
  private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

  private static String python = "";

  private final Path folder;

  TorchAgreementTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void findPython() throws Exception {
    for (String name : PYTHONS) {
      if (python.isEmpty() && run(name, "import torch, numpy").equals("")) {
        python = name;
      }
    }
    assumeTrue(!python.isEmpty(), "skipped, there is no Python with PyTorch");
  }

  /** The output of a script; "failed" and the rest where it could not be run to its end. */
  private static String run(String name, String script, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(name, "-W", "ignore", "-c", script));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path output = Files.createTempFile("python", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "failed: no end";
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? text : "failed: " + text;
    } catch (IOException e) {
      return "failed: " + e;
    } finally {
      Files.delete(output);
    }
  }

  private static final String TORCH =
      """
      import sys, torch
      for safe in (False, True):
          state = torch.load(sys.argv[1], weights_only=safe)
          for name, t in state.items():
              assert t.is_contiguous() and t.storage_offset() == 0, name
              print(name, str(t.dtype)[6:], list(t.shape), *map(repr, t.double().flatten().tolist()))
      """;

  private static final String NUMPY =
      """
      import sys, numpy
      for name, a in numpy.load(sys.argv[1]).items():
          print(name, a.dtype, list(a.shape), *map(repr, a.astype('f8').flatten().tolist()))
      """;

  /** The lines of the golden file as the scripts print them. */
  private static String expected(boolean bfloat16) {
    StringBuilder text = new StringBuilder();
    for (String line : Fixtures.lines("tensors.txt")) {
      String[] fields = line.split("\t", -1);
      String type = fields[1].toLowerCase(java.util.Locale.ROOT);
      text.append(fields[0]).append(' ');
      text.append(bfloat16 || !type.equals("bfloat16") ? type : "float32");
      text.append(" [").append(fields[2].replace("x", ", ")).append(']');
      text.append(fields[3].isEmpty() ? "" : " " + fields[3]).append('\n');
    }
    return text.toString();
  }

  @Test
  void torchLoadsWhatIsWritten() throws Exception {
    Path file = folder.resolve("a.pth");
    WeightFiles.write(file, Fixtures.read("tensors.pth"));
    // Once as ever, once with weights_only.
    assertThat(run(python, TORCH, file)).isEqualTo(expected(true).repeat(2));
  }

  @Test
  void numpyLoadsWhatIsWritten() throws Exception {
    Path file = folder.resolve("a.npz");
    WeightFiles.write(file, Fixtures.read("tensors.pth"));
    assertThat(run(python, NUMPY, file)).isEqualTo(expected(false));
  }

  @Test
  void whatTorchWritesIsReadHere() throws Exception {
    Path file = folder.resolve("b.pth");
    String script =
        """
        import sys, torch
        torch.save({'state_dict': {'w': torch.arange(6.).view(2, 3).t()}, 'epoch': 2}, sys.argv[1])
        """;
    assertThat(run(python, script, file)).isEmpty();
    NamedArrays read = WeightFiles.read(file);
    Fixtures.assertHolds(read, List.of("state_dict.w\tFLOAT32\t3x2\t0.0 3.0 1.0 4.0 2.0 5.0"));
    assertThat(read.metadata()).containsEntry("epoch", "2");
  }
}
