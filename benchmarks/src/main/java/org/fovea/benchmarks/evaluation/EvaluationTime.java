package org.fovea.benchmarks.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.metrics.coco.CocoWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the whole of {@code ./fovea eval}, the start of Java and the reading of files included. */
@Command(
    name = "EvaluationTime",
    description = {
      "Write truths and detections of the size of COCO's val2017 and time ./fovea eval on them.",
      "The files stay for others to be timed with: truth-bbox.json, detections-bbox.json and the"
          + " same with segm."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class EvaluationTime implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--images", description = "Number of images.")
  int images = 5000;

  @Option(names = "--boxes", description = "Boxes detected in each image.")
  int boxes = 100;

  @Option(names = "--masks", description = "Masks detected in each image.")
  int masks = 20;

  @Option(names = "--seed", description = "Seed of the random numbers.")
  long seed = 1;

  @Option(names = "--runs", description = "How often each is run.")
  int runs = 5;

  @Option(names = "--dir", description = "Where the files are written.")
  Path dir = Path.of("benchmarks", "target", "evaluation");

  private EvaluationTime() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new EvaluationTime()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(dir);
    time("bbox", new Workload(images, boxes, false, seed));
    time("segm", new Workload(images, masks, true, seed));
    return 0;
  }

  private void time(String iouType, Workload workload) throws IOException, InterruptedException {
    Path truth = dir.resolve("truth-" + iouType + ".json");
    Path detections = dir.resolve("detections-" + iouType + ".json");
    CocoWriter.writeInstances(truth, workload.truth());
    CocoWriter.writeResults(detections, workload.detections());
    double[] seconds = new double[runs];
    for (int run = 0; run < runs; run++) {
      seconds[run] = evaluate(iouType, truth, detections);
    }
    Arrays.sort(seconds);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %,d detections, %.0f MB; of %d runs the median took %.2f s, the fastest %.2f s%n",
        iouType,
        (long) workload.images() * workload.detectionsPerImage(),
        Files.size(detections) / 1e6,
        runs,
        seconds[runs / 2],
        seconds[0]);
    out.flush();
  }

  private static double evaluate(String iouType, Path truth, Path detections)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "./fovea",
                "eval",
                "--iou-type",
                iouType,
                "--gt",
                "" + truth,
                "--dt",
                "" + detections)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("./fovea eval ended with status " + process.exitValue());
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
