package org.fovea.samples.cli;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.image.ImageFiles;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.explain.ExplainMethod;
import org.fovea.samples.explain.Explanation;
import org.fovea.samples.train.TrainedClassifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea explain}: draws what a classifier looked at. */
@Command(
    name = "explain",
    description = "Draw what a classifier looked at.",
    footer = {
      "",
      "gradcam, saliency, occlusion and rollout (Vision Transformers) are drawn over the picture,"
          + " red where they are highest; filters and activations as tiles. Weights that fovea"
          + " train classify wrote say of which model and classes they are; of others say --model"
          + " and --labels."
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Mixin final ClassifierOptions options = new ClassifierOptions();

  @Option(names = "--method", paramLabel = "M", description = "${COMPLETION-CANDIDATES}.")
  ExplainMethod method = ExplainMethod.GRADCAM;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The picture that is written.")
  Path out = Path.of("explained.png");

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "The class to explain; by default the likeliest.")
  @Nullable String category;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "The layer that gradcam and activations look at, as fovea models names it; by default"
              + " the one with the last feature map.")
  String layer = "";

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Parameters(paramLabel = "IMAGE", description = "A picture.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path image;

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    TrainedClassifier trained = options.read(null);
    Planar<GrayU8> picture = ImageFiles.read(image);
    Planar<GrayU8> drawn = Workers.fixed(threads).call(() -> explain(trained, picture));
    ImageFiles.write(drawn, out);
    return 0;
  }

  private Planar<GrayU8> explain(TrainedClassifier trained, Planar<GrayU8> picture) {
    Explanation explanation = new Explanation(trained, picture);
    List<String> names = trained.card().labels();
    int chosen = category == null ? explanation.likeliest() : names.indexOf(category);
    if (chosen < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "no class '%s', there are %s"
              .formatted(
                  category, String.join(", ", names.subList(0, Math.min(20, names.size())))));
    }
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        Locale.ROOT, "%s: %s %.4f%n", image, names.get(chosen), explanation.probability(chosen));
    console.flush();
    return explanation.draw(method, chosen, layer);
  }
}
