package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.DatasetReadConfig;
import org.fovea.io.dataset.DatasetWriteConfig;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.dataset.Split;
import org.fovea.io.file.AtomicFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea convert}: writes a detection data set in another format. */
@Command(
    name = "convert",
    description = "Convert a detection data set between COCO, Pascal VOC and YOLO.",
    footer = {
      "",
      "The output is a complete data set, with the splits of the input. Its pictures are relative"
          + " links to those of the input, or copies with --copy-images. What the new format can't"
          + " hold is told."
    })
final class ConvertCommand implements Callable<Integer> {
  private static final int SHOWN_WARNINGS = 20;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "Format of the input: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  DatasetFormat from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "Format of the output: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  DatasetFormat to;

  @Option(names = "--copy-images", description = "Copy the pictures instead of linking to them.")
  boolean copyImages;

  @Option(
      names = "--force",
      description =
          "Write into OUTPUT_DIR even if it holds files: those of the same name are replaced, the"
              + " others stay.")
  boolean force;

  @Option(
      names = "--all-warnings",
      description = "Show every warning, not the first " + SHOWN_WARNINGS + ".")
  boolean allWarnings;

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "The folder of the data set, or COCO's .json or YOLO's .yaml file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path input;

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT_DIR",
      description = "Where to: a folder that is not there yet, or is empty.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path output;

  private int warnings;

  @Override
  public Integer call() throws IOException {
    requireFree();
    Map<Split, ImageDataset> splits =
        Datasets.readSplits(
            input, from, DatasetReadConfig.defaults().withKeepMissing(true), this::warn);
    DatasetWriteConfig config =
        DatasetWriteConfig.defaults().withCopyPictures(copyImages).withOverwrite(force);
    Datasets.write(splits, output, to, config, this::warn);
    if (!allWarnings && warnings > SHOWN_WARNINGS) {
      say((warnings - SHOWN_WARNINGS) + " more warnings, --all-warnings shows them");
    }
    spec.commandLine().getOut().println(output + ": " + summary(splits));
    return 0;
  }

  private void requireFree() throws IOException {
    try {
      AtomicFolder.requireFree(output, force);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          output + ": " + e.getReason() + (force ? "" : "; --force writes into it all the same"),
          e);
    }
  }

  private void warn(String warning) {
    warnings++;
    if (allWarnings || warnings <= SHOWN_WARNINGS) {
      say("warning: " + warning);
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + line);
  }

  private static String summary(Map<Split, ImageDataset> splits) {
    StringJoiner text = new StringJoiner(", ");
    splits.forEach(
        (split, data) ->
            text.add(
                String.format(
                    Locale.ROOT,
                    "%s %d pictures with %d objects",
                    split.name().toLowerCase(Locale.ROOT),
                    data.size(),
                    data.truth().annotations().size())));
    return text.toString();
  }
}
