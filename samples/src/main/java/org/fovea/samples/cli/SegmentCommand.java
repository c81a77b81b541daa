package org.fovea.samples.cli;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.classic.segmentation.DenseCrf;
import org.fovea.classic.segmentation.DenseCrfConfig;
import org.fovea.io.image.ImageFiles;
import org.fovea.neural.segmentation.PictureSegmenter;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.segment.LabelColours;
import org.fovea.samples.segment.SegmenterFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea segment}: tells the class of every pixel of pictures. */
@Command(
    name = "segment",
    description = "Tell the class of every pixel with weights that fovea train segment wrote.",
    footer = {
      "",
      "For each picture the folder of results gets NAME-mask.png, whose values are the numbers of"
          + " the classes, and NAME-overlay.png, the picture with the colours of its classes."
    })
final class SegmentCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--weights", required = true, paramLabel = "FILE", description = "The weights.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path weights;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the results go.")
  Path out = Path.of("segmented");

  @Option(
      names = "--tile",
      paramLabel = "N",
      description = "Rows and columns, about, of the tiles that pictures are cut into.")
  int tile = 512;

  @Option(names = "--crf", description = "Draw the classes to the edges of the picture.")
  boolean crf;

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Pictures.")
  List<Path> images = List.of();

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    Arguments.requireAtLeast(spec, "--tile", 32, tile);
    PictureSegmenter segmenter = SegmenterFile.read(weights, tile);
    Workers workers = Workers.fixed(threads);
    for (Path image : images) {
      Planar<GrayU8> picture = ImageFiles.read(image);
      GrayU8 labels = workers.call(() -> labels(segmenter, picture));
      String name = PictureArguments.name(image);
      ImageFiles.write(labels, out.resolve(name + "-mask.png"));
      ImageFiles.write(LabelColours.over(picture, labels), out.resolve(name + "-overlay.png"));
      print(image, segmenter.card().labels(), labels);
    }
    return 0;
  }

  private GrayU8 labels(PictureSegmenter segmenter, Planar<GrayU8> picture) {
    if (!crf) {
      return segmenter.labels(picture);
    }
    DenseCrf refinement = new DenseCrf(DenseCrfConfig.defaults());
    return highest(refinement.refine(picture, segmenter.probabilities(picture)));
  }

  private static GrayU8 highest(Planar<GrayF32> probabilities) {
    GrayU8 labels = new GrayU8(probabilities.width, probabilities.height);
    for (int i = 0; i < labels.data.length; i++) {
      int best = 0;
      for (int c = 1; c < probabilities.getNumBands(); c++) {
        best = probabilities.getBand(c).data[i] > probabilities.getBand(best).data[i] ? c : best;
      }
      labels.data[i] = (byte) best;
    }
    return labels;
  }

  private void print(Path image, List<String> names, GrayU8 labels) {
    long[] counts = new long[256];
    for (byte label : labels.data) {
      counts[label & 0xFF]++;
    }
    PrintWriter console = spec.commandLine().getOut();
    console.println(image);
    for (int label = 0; label < names.size(); label++) {
      if (counts[label] > 0) {
        double share = 100.0 * counts[label] / labels.data.length;
        console.printf(Locale.ROOT, "  %-20s %5.1f%%%n", names.get(label), share);
      }
    }
    console.flush();
  }
}
