package org.fovea.samples.cli;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fovea.io.image.ImageFiles;
import org.fovea.metrics.coco.CocoReader;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.samples.augment.AugmentationGrid;
import org.fovea.samples.augment.ShownAugmentation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea augment}: draws a picture beside what augmentation makes of it. */
@Command(
    name = "augment",
    description =
        "Draw a picture beside what augmentation makes of it, with its boxes, outlines and points.")
final class AugmentCommand implements Callable<Integer> {
  /** The names of all augmentations. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(ShownAugmentation.values()).map(ShownAugmentation::label).iterator();
    }
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The picture.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "GRID",
      description = "Where the grid is drawn: .png, .jpg, .bmp or .tif.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path output;

  @Option(
      names = "--op",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Names.class,
      description = "Only these, in this order: ${COMPLETION-CANDIDATES}.")
  @Nullable List<String> names;

  @Option(
      names = "--boxes",
      paramLabel = "COCO",
      description =
          "COCO JSON that knows the picture by its file name. Without it a box and three points in"
              + " the middle show how objects move.")
  @Nullable Path boxes;

  @Option(names = "--seed", paramLabel = "N", description = "What all choices follow from.")
  long seed = 1;

  @Override
  public Integer call() throws IOException {
    List<ShownAugmentation> chosen =
        names == null
            ? List.of(ShownAugmentation.values())
            : names.stream().map(this::named).toList();
    Planar<GrayU8> image = ImageFiles.read(input);
    AnnotatedImage example =
        new AnnotatedImage(image, boxes == null ? List.of(middle(image)) : objects(boxes));
    AugmentationGrid grid = new AugmentationGrid();
    grid.add("original", example);
    for (ShownAugmentation augmentation : chosen) {
      // Of its own for each, so that a choice of them shows the same pictures.
      SplittableRandom random = new SplittableRandom(31 * seed + augmentation.label().hashCode());
      grid.add(augmentation.label(), augmentation.apply(example, random));
    }
    ImageFiles.write(grid.draw(), output);
    spec.commandLine().getOut().printf("%s: %d augmentations%n", output, chosen.size());
    return 0;
  }

  private ShownAugmentation named(String name) {
    return Stream.of(ShownAugmentation.values())
        .filter(augmentation -> augmentation.label().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--op must be of " + String.join(", ", new Names()) + ", got " + name));
  }

  private static Annotation middle(Planar<GrayU8> image) {
    double w = image.width;
    double h = image.height;
    Box box = new Box(w / 4, h / 4, w * 3 / 4, h * 3 / 4);
    Keypoints points =
        Keypoints.of(w * 3 / 8, h * 3 / 8, 2, w * 5 / 8, h * 3 / 8, 2, w / 2, h * 5 / 8, 2);
    return new Annotation(1, 1, 1, box, box.area(), false, false, null, points);
  }

  private List<Annotation> objects(Path coco) throws IOException {
    DetectionDataset truth = new CocoReader().readInstances(coco);
    String name = input.getFileName().toString();
    ImageInfo info =
        truth.images().stream()
            .filter(i -> i.fileName().equals(name) || i.fileName().endsWith("/" + name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--boxes " + coco + " knows no picture " + name));
    return truth.annotationsByImage().getOrDefault(info.id(), List.of());
  }
}
