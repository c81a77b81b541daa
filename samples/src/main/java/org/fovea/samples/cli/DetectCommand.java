package org.fovea.samples.cli;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.fovea.classic.track.Sort;
import org.fovea.classic.track.SortConfig;
import org.fovea.classic.track.TrackedObject;
import org.fovea.io.image.ImageFiles;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.suppression.Nms;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.detect.DetectorFile;
import org.fovea.samples.detect.DrawnObject;
import org.fovea.samples.detect.DrawnObjects;
import org.fovea.samples.detect.TrackLines;
import org.fovea.samples.segment.LabelColours;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea detect}: finds objects in pictures. */
@Command(
    name = "detect",
    description =
        "Find objects with weights that fovea train detect wrote, or, without --weights, the"
            + " traffic signs of fovea scenes.",
    footer = {
      "",
      "For each picture the folder of results gets NAME-detected.png, in which boxes, masks and"
          + " points are drawn; results.json has all that was found as COCO's results, the pictures"
          + " numbered from 1 in their order. With --track the pictures are taken for frames of a"
          + " film: an object has one number and colour in all of them, and tracks.txt has its boxes"
          + " in MOTChallenge's form."
    })
final class DetectCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--weights", paramLabel = "FILE", description = "The weights.")
  @Nullable Path weights;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The network, where the weights don't say: ${COMPLETION-CANDIDATES}.",
      completionCandidates = TrainDetectCommand.DetectorNames.class)
  @Nullable String model;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The categories from number 1, a line each, where the weights don't say.")
  @Nullable Path labels;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the results go.")
  Path out = Path.of("detected");

  @Option(
      names = "--min-score",
      paramLabel = "S",
      description = "What is less sure is left out, 0 to 1.")
  double minScore = 0.4;

  @Option(
      names = "--max-overlap",
      paramLabel = "O",
      description =
          "Of objects whose boxes overlap more, whatever their categories, only the surest stays;"
              + " with 1 all do.")
  double maxOverlap = 0.7;

  @Option(names = "--track", description = "Follow objects from picture to picture.")
  boolean track;

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Parameters(
      paramLabel = "IMAGE",
      arity = "1..*",
      description = "Pictures, or folders of pictures, which come in the order of their names.")
  List<Path> images = List.of();

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    requireShare("--min-score", minScore);
    requireShare("--max-overlap", maxOverlap);
    if (weights == null && (model != null || labels != null)) {
      throw wrong("--model and --labels need --weights");
    }
    List<Path> files = PictureArguments.files(images);
    requireDistinctNames(files);
    DetectorFile detector =
        weights == null ? DetectorFile.signs() : DetectorFile.read(weights, model, names());
    Sort sort = track ? new Sort(SortConfig.defaults()) : null;
    Workers workers = Workers.fixed(threads);
    List<Detection> all = new ArrayList<>();
    StringBuilder tracks = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      Planar<GrayU8> picture = ImageFiles.read(files.get(i));
      List<Detection> found = chosen(workers.call(() -> detector.detector().detect(picture)));
      List<DrawnObject> objects;
      if (sort == null) {
        objects = found.stream().map(d -> drawn(detector, d)).toList();
      } else {
        List<TrackedObject> tracked = sort.update(found);
        objects = tracked.stream().map(t -> drawn(detector, t)).toList();
        tracks.append(TrackLines.of(i + 1, tracked));
      }
      int image = i + 1;
      found.forEach(d -> all.add(d.inImage(image)));
      ImageFiles.write(
          DrawnObjects.over(picture, objects),
          out.resolve(PictureArguments.name(files.get(i)) + "-detected.png"));
      print(files.get(i), objects);
    }
    CocoWriter.writeResults(out.resolve("results.json"), all);
    if (track) {
      Files.writeString(out.resolve("tracks.txt"), tracks);
    }
    return 0;
  }

  private @Nullable List<String> names() throws IOException {
    return labels == null ? null : Files.readAllLines(labels);
  }

  private void requireDistinctNames(List<Path> files) {
    Set<String> seen = new HashSet<>();
    for (Path file : files) {
      if (!seen.add(PictureArguments.name(file))) {
        throw wrong(
            "two pictures are called "
                + PictureArguments.name(file)
                + ", and so would be their results");
      }
    }
  }

  private List<Detection> chosen(List<Detection> found) {
    List<Detection> sure =
        found.stream().filter(detection -> detection.score() >= minScore).toList();
    List<Box> boxes = sure.stream().map(Detection::box).toList();
    double[] scores = sure.stream().mapToDouble(Detection::score).toArray();
    return IntStream.of(Nms.hard(boxes, scores, maxOverlap)).mapToObj(sure::get).toList();
  }

  private static DrawnObject drawn(DetectorFile file, Detection detection) {
    int index = file.card().categoryIds().indexOf(detection.categoryId());
    Category category = file.card().categories().get(index);
    String label = String.format(Locale.ROOT, "%s %.2f", category.name(), detection.score());
    return new DrawnObject(detection, label, LabelColours.of(index + 1));
  }

  /** In the colour of its track. */
  private static DrawnObject drawn(DetectorFile file, TrackedObject object) {
    return new DrawnObject(
        object.detection(),
        "#" + object.track() + " " + drawn(file, object.detection()).label(),
        LabelColours.of(object.track()));
  }

  private void print(Path image, List<DrawnObject> objects) {
    PrintWriter console = spec.commandLine().getOut();
    console.println(image);
    for (DrawnObject object : objects) {
      Box box = object.detection().box();
      console.printf(
          Locale.ROOT,
          "  %-28s %7.1f %7.1f %7.1f %7.1f%n",
          object.label(),
          box.x1(),
          box.y1(),
          box.x2(),
          box.y2());
    }
    console.flush();
  }

  private void requireShare(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw wrong(option + " must be 0 to 1, got " + value);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
