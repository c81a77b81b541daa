package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.fovea.io.image.ImageFiles;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.generate.GeneratedPictures;
import org.fovea.samples.generate.GeneratorFile;
import org.fovea.samples.generate.GeneratorKind;
import org.fovea.samples.generate.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea generate}: makes pictures. */
@Command(
    name = "generate",
    description = "Make pictures with weights that fovea train generate wrote.")
final class GenerateCommand implements Callable<Integer> {
  /** How pictures are made. */
  enum Kind {
    /** By all steps of a diffusion. */
    DDPM,
    /** By some steps of a diffusion. */
    DDIM,
    /** By a DCGAN. */
    DCGAN
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--weights", required = true, paramLabel = "FILE", description = "The weights.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path weights;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "K",
      description = "${COMPLETION-CANDIDATES}; weights of ddpm do for ddim.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Kind kind;

  @Option(names = "--count", paramLabel = "N", description = "How many pictures.")
  int count = 64;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of ddim.")
  int steps = 50;

  @Option(
      names = "--eta",
      paramLabel = "E",
      description = "0 to 1: how much noise ddim adds on the way.")
  double eta;

  @Option(names = "--seed", paramLabel = "N", description = "What the pictures follow from.")
  long seed = 1;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The picture that is written: all side by side.")
  Path out = Path.of("generated.png");

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    Arguments.requireAtLeast(spec, "--count", 1, count);
    GeneratorFile file = GeneratorFile.read(weights);
    if ((kind == Kind.DCGAN) != (file.card().kind() == GeneratorKind.DCGAN)) {
      throw new ParameterException(
          spec.commandLine(), "%s has weights of %s".formatted(weights, file.card().kind()));
    }
    Sampling sampling = new Sampling(kind == Kind.DDIM, steps, eta);
    SplittableRandom random = new SplittableRandom(seed);
    Tensor samples =
        Workers.fixed(threads).call(() -> file.generator().sample(count, sampling, random));
    ImageFiles.write(GeneratedPictures.grid(samples), out);
    return 0;
  }
}
