package org.fovea.benchmarks.detection;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.detection.DetectionBatch;
import org.fovea.neural.detection.DetectionExample;
import org.fovea.neural.detection.DetectionTask;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.PictureExamples;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.fovea.samples.scene.SceneDataset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains detectors on a few generated road scenes, and fails when one does not learn them. */
@Command(
    name = "DetectorOverfit",
    description = "Let detectors learn a few generated road scenes by heart.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class DetectorOverfit implements Callable<Integer> {
  private static final double ENOUGH = 0.95;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--detector", description = "Which: ${COMPLETION-CANDIDATES}; default: all.")
  List<DetectorKind> kinds = List.of();

  @Option(names = "--pictures", description = "Pictures to learn.")
  int pictures = 8;

  @Option(names = "--epochs", description = "How often all pictures are seen.")
  int epochs = 100;

  @Option(names = "--rate", description = "Learning rate of Adam.")
  double rate = 1e-3;

  @Option(names = "--threads", description = "Threads that share a step.")
  int threads = 1;

  @Option(names = "--seed", description = "What weights, samples and orders follow from.")
  long seed = 1;

  private DetectorOverfit() {}

  /**
   * Runs the program; exit status 1 means that a detector did not learn the pictures.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new DetectorOverfit()).execute(args));
  }

  @Override
  public Integer call() {
    PictureExamples examples =
        new PictureExamples(SceneDataset.train(pictures, seed), false, false);
    List<DetectorKind> wanted = kinds.isEmpty() ? Arrays.asList(DetectorKind.values()) : kinds;
    boolean learned = true;
    for (DetectorKind kind : wanted) {
      learned &= Workers.fixed(threads).call(() -> learns(kind, examples));
    }
    return learned ? 0 : 1;
  }

  private boolean learns(DetectorKind kind, PictureExamples examples) {
    NeuralDetector detector =
        kind.make(1 + examples.categoryIds().size(), new SplittableRandom(seed));
    DetectionTask task = new DetectionTask(detector);
    DataLoader<DetectionExample, DetectionBatch> loader =
        new DataLoader<>(examples, DetectionBatch::of, DataLoaderConfig.miniBatch(4, seed));
    Adam adam = new Adam(detector.parameters(), AdamConfig.of(rate));
    long begun = System.nanoTime();
    new Trainer<>(task, adam, TrainerConfig.of(epochs)).fit(loader, null);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Map<String, Double> figures = task.validate(loader.epoch(0));
    double precision = figures.getOrDefault(DetectionTask.AP50, 0.0);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%-12s %d pictures, %d epochs, %.0f s: AP %.3f, AP50 %.3f%n",
        kind,
        examples.size(),
        epochs,
        seconds,
        figures.getOrDefault(DetectionTask.AP, 0.0),
        precision);
    out.flush();
    return precision >= ENOUGH;
  }
}
