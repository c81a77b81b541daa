package org.fovea.samples.cli;

import java.io.IOException;
import org.fovea.classic.proposal.SelectiveSearchConfig;
import org.fovea.features.edge.CannyConfig;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientNorm;
import org.fovea.features.hog.BlockNorm;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.lbp.Lbp;
import org.fovea.features.lbp.LbpMethod;
import org.fovea.samples.features.CannyFeature;
import org.fovea.samples.features.Feature;
import org.fovea.samples.features.GradientFeature;
import org.fovea.samples.features.HogFeature;
import org.fovea.samples.features.LbpFeature;
import org.fovea.samples.features.ProposalFeature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea features}: classic features of a picture, as a picture and as numbers. */
@Command(
    name = "features",
    description = "Compute a classic feature of a picture: draw it, write its numbers.",
    footer = {
      "",
      "Sobel, Prewitt, Canny and LBP work on the picture's luma, HoG on the steepest of its bands."
    })
final class FeaturesCommand implements Runnable {
  /** Whose semantics are followed. */
  enum Like {
    OPENCV,
    SCIKIT_IMAGE
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a feature");
  }

  @Command(name = "sobel", description = "The gradient with Sobel's weights.")
  int sobel(
      @Mixin FeatureFiles files,
      @Option(names = "--size", defaultValue = "3", description = "Side of the window: 3, 5 or 7.")
          int size)
      throws IOException {
    GradientKernel kernel =
        switch (size) {
          case 3 -> GradientKernel.SOBEL;
          case 5 -> GradientKernel.SOBEL_5;
          case 7 -> GradientKernel.SOBEL_7;
          default ->
              throw new ParameterException(
                  files.spec.commandLine(), "--size must be 3, 5 or 7, got " + size);
        };
    return files.run(new GradientFeature(kernel));
  }

  @Command(name = "prewitt", description = "The gradient with Prewitt's weights.")
  int prewitt(
      @Mixin FeatureFiles files,
      @Option(names = "--size", defaultValue = "3", description = "Side of the window: 3 or 5.")
          int size)
      throws IOException {
    GradientKernel kernel =
        switch (size) {
          case 3 -> GradientKernel.PREWITT;
          case 5 -> GradientKernel.PREWITT_5;
          default ->
              throw new ParameterException(
                  files.spec.commandLine(), "--size must be 3 or 5, got " + size);
        };
    return files.run(new GradientFeature(kernel));
  }

  @Command(
      name = "canny",
      description = "Canny's edges.",
      footer = {
        "",
        "As OpenCV: no smoothing unless --sigma is given, thresholds 50 and 150 of a Sobel filter"
            + " over 0..255. As scikit-image: --sigma 1, thresholds 0.1 and 0.2 over 0..1."
      })
  int canny(
      @Mixin FeatureFiles files,
      @Option(
              names = "--like",
              defaultValue = "opencv",
              description = "Whose edges: ${COMPLETION-CANDIDATES}.")
          Like like,
      @Option(names = "--low", paramLabel = "G", description = "Gradient that goes on an edge.")
          @Nullable Double low,
      @Option(names = "--high", paramLabel = "G", description = "Gradient that begins an edge.")
          @Nullable Double high,
      @Option(names = "--sigma", paramLabel = "S", description = "Smoothing in pixels.")
          @Nullable Double sigma,
      @Option(names = "--l2", description = "Euclidean length of gradients in OpenCV's form.")
          boolean euclidean)
      throws IOException {
    return files.run(wrongUse(files.spec, () -> canny(like, low, high, sigma, euclidean)));
  }

  private static Feature canny(
      Like like,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double sigma,
      boolean euclidean) {
    if (like == Like.SCIKIT_IMAGE) {
      CannyConfig config = CannyConfig.scikitImage(sigma == null ? 1 : sigma);
      return new CannyFeature(
          config.withThresholds(
              low == null ? config.low() : low, high == null ? config.high() : high, config.unit()));
    }
    CannyConfig config = CannyConfig.openCv(low == null ? 50 : low, high == null ? 150 : high);
    config = sigma == null ? config : config.withSigma(sigma);
    return new CannyFeature(euclidean ? config.withNorm(GradientNorm.L2) : config);
  }

  @Command(name = "hog", description = "Histograms of oriented gradients.")
  int hog(
      @Mixin FeatureFiles files,
      @Option(
              names = "--like",
              defaultValue = "opencv",
              description = "Whose votes: ${COMPLETION-CANDIDATES}.")
          Like like,
      @Option(names = "--cell", defaultValue = "8", description = "Side of a cell in pixels.")
          int cell,
      @Option(names = "--block", defaultValue = "2", description = "Side of a block in cells.")
          int block,
      @Option(names = "--orientations", defaultValue = "9", description = "Bins of a histogram.")
          int orientations,
      @Option(names = "--signed", description = "Orientations over the full circle.")
          boolean signed,
      @Option(
              names = "--norm",
              defaultValue = "l2_hys",
              description = "How blocks are normalised: ${COMPLETION-CANDIDATES}.")
          BlockNorm norm)
      throws IOException {
    HogConfig start = like == Like.OPENCV ? HogConfig.dalalTriggs() : HogConfig.scikitImage();
    return files.run(
        wrongUse(
            files.spec,
            () ->
                new HogFeature(
                    start
                        .withCellSize(cell)
                        .withBlocks(block, 1)
                        .withOrientations(orientations, signed)
                        .withNorm(norm))));
  }

  @Command(name = "lbp", description = "Local binary patterns.")
  int lbp(
      @Mixin FeatureFiles files,
      @Option(names = "--points", defaultValue = "8", description = "Points on the circle.")
          int points,
      @Option(names = "--radius", defaultValue = "1", description = "Of the circle, in pixels.")
          double radius,
      @Option(
              names = "--method",
              defaultValue = "uniform",
              description = "Which labels: ${COMPLETION-CANDIDATES}.")
          LbpMethod method)
      throws IOException {
    return files.run(
        wrongUse(files.spec, () -> new LbpFeature(new Lbp(points, radius, method))));
  }

  @Command(name = "selective-search", description = "Boxes that may hold objects.")
  int selectiveSearch(
      @Mixin FeatureFiles files,
      @Option(names = "--quality", description = "Search longer: more boxes, more of the objects.")
          boolean quality,
      @Option(names = "--show", defaultValue = "50", description = "How many boxes are drawn.")
          int shown)
      throws IOException {
    Arguments.requireAtLeast(files.spec, "--show", 0, shown);
    return files.run(
        new ProposalFeature(
            quality ? SelectiveSearchConfig.quality() : SelectiveSearchConfig.fast(), shown));
  }

  /** What makes a feature. */
  private interface Making {
    Feature make();
  }

  /** A setting out of range is wrong use. */
  private static Feature wrongUse(CommandSpec spec, Making making) {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
