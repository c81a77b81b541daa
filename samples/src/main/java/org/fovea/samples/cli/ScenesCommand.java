package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fovea.io.image.ImageFiles;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.samples.compare.Labels;
import org.fovea.samples.scene.CellPictures;
import org.fovea.samples.scene.SceneDataset;
import org.fovea.samples.scene.SignCrops;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fovea scenes}: writes the generated road scenes as a COCO data set. */
@Command(
    name = "scenes",
    description =
        "Draw road scenes with traffic signs and write them as a COCO data set, or the signs alone"
            + " as a data set for classification, or cells as one for segmentation.")
final class ScenesCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description =
          "Where to: gets annotations/instances_train.json, annotations/instances_test.json and"
              + " the pictures in train/ and test/.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path out;

  @Option(names = "--train", paramLabel = "N", description = "Pictures to learn from.")
  int train = SceneDataset.TRAIN_SIZE;

  @Option(names = "--test", paramLabel = "N", description = "Pictures to test on.")
  int test = SceneDataset.TEST_SIZE;

  @Option(names = "--seed", paramLabel = "N", description = "What all choices follow from.")
  long seed = 1;

  @Option(
      names = "--signs",
      description =
          "Write the signs instead, cut out: train/ and test/ get a folder for each kind of sign.")
  boolean signs;

  @Option(
      names = "--cells",
      description =
          "Write pictures of cells instead, with masks: train/ and val/ get image/ and label/, for"
              + " fovea train segment; --test counts those in val/.")
  boolean cells;

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--train", 0, train);
    Arguments.requireAtLeast(spec, "--test", 0, test);
    if (cells) {
      writeCells("train", train, 2 * seed);
      writeCells("val", test, 2 * seed + 1);
      return 0;
    }
    if (signs) {
      writeSigns("train", SceneDataset.train(train, seed));
      writeSigns("test", SceneDataset.test(test, seed));
      return 0;
    }
    write("train", SceneDataset.train(train, seed));
    write("test", SceneDataset.test(test, seed));
    return 0;
  }

  private void writeCells(String split, int count, long wanted) throws IOException {
    Path folder = out.resolve(split);
    CellPictures.write(folder, count, wanted);
    spec.commandLine().getOut().printf("%s: %d pictures%n", folder, count);
  }

  private void writeSigns(String split, SceneDataset scenes) throws IOException {
    Path folder = out.resolve(split);
    int count = SignCrops.write(scenes, folder);
    spec.commandLine().getOut().printf("%s: %d signs%n", folder, count);
  }

  private void write(String split, SceneDataset scenes) throws IOException {
    Path annotations = out.resolve("annotations");
    Files.createDirectories(annotations);
    for (int i = 0; i < scenes.size(); i++) {
      ImageFiles.write(scenes.image(i), out.resolve(scenes.info(i).fileName()));
    }
    Path file = annotations.resolve("instances_" + split + ".json");
    CocoWriter.writeInstances(file, Labels.of(scenes));
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%s: %d pictures%n", file, scenes.size());
  }
}
