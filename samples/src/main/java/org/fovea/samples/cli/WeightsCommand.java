package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.io.weights.WeightFormat;
import org.fovea.samples.weights.WeightListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea weights}: looks into weight files and converts them. */
@Command(
    name = "weights",
    description = "Look into weight files, convert them.",
    footer = {
      "",
      "Reads safetensors, PyTorch's checkpoints of both formats, .npy and .npz, whatever their names."
          + " Nothing in a checkpoint is run: what is no tensor and no plain data is refused."
    })
final class WeightsCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do: inspect or convert");
  }

  @Command(name = "inspect", description = "List the arrays in a weight file.")
  int inspect(
      @Parameters(paramLabel = "FILE", description = "The weight file.") Path file,
      @Option(names = "--stats", description = "Each array's least, greatest and mean number.")
          boolean statistics,
      @Option(names = "--json", description = "Print one JSON object.") boolean json)
      throws IOException {
    WeightListing listing =
        new WeightListing(WeightFiles.format(file), WeightFiles.read(file), statistics);
    spec.commandLine().getOut().print(json ? listing.json() : listing.text());
    spec.commandLine().getOut().flush();
    return 0;
  }

  @Command(
      name = "convert",
      description = "Write a weight file in another format.",
      footer = {
        "",
        "The name of OUTPUT says the format: .safetensors, .pth, .pt, .npz, or .npy for one array."
            + " Metadata are kept in safetensors only. NumPy has no bfloat16: it becomes float32."
      })
  int convert(
      @Parameters(index = "0", paramLabel = "INPUT", description = "The weight file.") Path input,
      @Parameters(
              index = "1",
              paramLabel = "OUTPUT",
              description = "Where to; replaced if it is there.")
          Path output,
      @Option(
              names = "--take",
              paramLabel = "PREFIX",
              defaultValue = "",
              description = "Only arrays of which the names begin with it, without it.")
          String prefix,
      @Option(
              names = "--unwrap",
              description =
                  "Only the state of a network: take the customary prefix (state_dict., model.,"
                      + " ..., and module.), as inspect shows it.")
          boolean unwrap)
      throws IOException {
    try {
      WeightFormat.ofName(output);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    NamedArrays all = WeightFiles.read(input);
    String taken = unwrap ? prefix + all.under(prefix).wrapper() : prefix;
    NamedArrays weights = all.under(taken);
    if (weights.arrays().isEmpty() && !all.arrays().isEmpty()) {
      throw new IOException(input + ": no name begins with " + taken);
    }
    WeightFiles.write(output, weights);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d arrays, %d numbers%s%n",
            output,
            weights.arrays().size(),
            weights.numel(),
            taken.isEmpty()
                ? ""
                : "; taken from " + taken + ", " + left(all, weights) + " others left out");
    return 0;
  }

  private static int left(NamedArrays all, NamedArrays taken) {
    return all.arrays().size() - taken.arrays().size();
  }
}
