package org.fovea.samples.cli;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.fovea.io.array.NpyFile;
import org.fovea.io.file.AtomicFile;
import org.fovea.io.image.ImageFiles;
import org.fovea.samples.features.Feature;
import org.fovea.samples.features.FeatureJson;
import org.fovea.samples.features.FeatureResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The files of a command that computes a feature of a picture: the picture, and the results. */
final class FeatureFiles {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The picture.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "Where the result is drawn: .png, .jpg, .bmp or .tif.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path output;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = "Write the numbers as JSON, too, beside OUT if no FILE is given.")
  @Nullable Path json;

  @Option(
      names = "--npy",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = "Write the numbers as NumPy's file, too, beside OUT if no FILE is given.")
  @Nullable Path npy;

  /** Reads the picture, computes the feature and writes the results. */
  int run(Feature feature) throws IOException {
    Planar<GrayU8> image = ImageFiles.read(input);
    FeatureResult result = feature.of(image);
    ImageFiles.write(result.picture(), output);
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        "%s: %s of %s (%s)%n",
        output, result.name(), Arrays.toString(result.numbers().shape()), result.axes());
    if (json != null) {
      AtomicFile.write(named(json, ".json"), out -> FeatureJson.write(result, out));
      console.println(named(json, ".json") + ": the numbers");
    }
    if (npy != null) {
      NpyFile.write(named(npy, ".npy"), result.numbers());
      console.println(named(npy, ".npy") + ": the numbers");
    }
    console.flush();
    return 0;
  }

  /** The file given, or the output's name with another ending. */
  private Path named(Path given, String ending) {
    if (!given.toString().isEmpty()) {
      return given;
    }
    return output.resolveSibling(PictureArguments.name(output) + ending);
  }
}
