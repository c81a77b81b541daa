package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.Split;
import org.fovea.metrics.analysis.BootstrapConfig;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.OnFlaw;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.voc.VocEvaluator;
import org.fovea.metrics.voc.VocParams;
import org.fovea.samples.eval.ErrorReport;
import org.fovea.samples.eval.EvalPage;
import org.fovea.samples.eval.EvalPlots;
import org.fovea.samples.eval.EvaluatedFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea eval}: COCO's, VOC's or LVIS's numbers for detections. */
@Command(
    name = "eval",
    description = "Evaluate detections against the truth, in files of COCO, VOC or YOLO.",
    footer = {
      "",
      "The numbers are those of pycocotools: average precision (AP) and recall (AR), by overlap,"
          + " by object size and by the number of detections; -1 where there is nothing to measure."
          + " VOC's protocols have AP at IoU 0.5 alone."
    })
public final class EvalCommand implements Callable<Integer> {
  /** How the numbers are printed. */
  enum Format {
    TEXT,
    JSON,
    CSV,
    HTML
  }

  /** Whose rules decide. */
  enum Protocol {
    COCO,
    VOC07,
    VOC10,
    LVIS
  }

  /** At most one of them. */
  static final class Manner {
    @Option(
        names = "--lenient",
        description = "Leave out entries that can't be right and say how many, instead of failing.")
    boolean lenient;

    @Option(
        names = "--strict",
        description =
            "Do exactly as pycocotools does, its slips included; the default corrects them.")
    boolean strict;
  }

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--gt",
      required = true,
      paramLabel = "FILE",
      description =
          "The truth: instances JSON, may be gzip; or a folder of VOC (Annotations) or YOLO"
              + " (data.yaml).")
  @Nullable Path truthFile;

  @Option(
      names = "--dt",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The detections: results JSON, may be gzip; or a folder of VOC's result files or of YOLO's"
              + " labels with scores. Several are shown side by side.")
  List<Path> detectionFiles = List.of();

  @Option(
      names = "--split",
      description =
          "Which part of a folder of truths is meant: ${COMPLETION-CANDIDATES}. Without it the test"
              + " split, else val, else all there is.")
  @Nullable Split split;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "How to print: ${COMPLETION-CANDIDATES}.")
  Format format = Format.TEXT;

  @Option(
      names = "--protocol",
      defaultValue = "coco",
      description = "Whose rules decide: ${COMPLETION-CANDIDATES}.")
  Protocol protocol = Protocol.COCO;

  @Option(names = "--per-class", description = "Print the numbers of each class, too.")
  boolean perClass;

  @Option(
      names = "--iou-type",
      defaultValue = "bbox",
      description = "What is held against the truth: ${COMPLETION-CANDIDATES}.")
  IouType iouType = IouType.BBOX;

  @Option(
      names = "--errors",
      description = "Print which errors cost how much, and where to cut the scores, too.")
  boolean errors;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description =
          "With --errors: print how far to trust AP, from this many draws of the images, and whether"
              + " each file differs from the first.")
  @Nullable Integer resamples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "What the draws follow from.")
  long seed = 1;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description =
          "Write precision-recall.svg, ap-by-size.svg and (not of keypoints) confusion.svg there,"
              + " too.")
  @Nullable Path plots;

  @ArgGroup Manner manner = new Manner();

  private EvalCommand() {}

  @Override
  public Integer call() throws IOException {
    refuseWrongUse();
    Path truthPath = Objects.requireNonNull(truthFile);
    EvalInput input = input(truthPath);
    DetectionDataset truth = input.truth(truthPath);
    List<Category> classes =
        perClass
            ? truth.categories().stream().sorted(Comparator.comparing(Category::id)).toList()
            : List.of();
    if (isVoc()) {
      print(evaluateVoc(input, truth, classes));
      return 0;
    }
    CocoParams params =
        protocol == Protocol.LVIS
            ? CocoParams.lvis(iouType)
            : CocoParams.defaults(iouType).withStrict(manner.strict);
    List<EvaluatedFile> evaluated = evaluate(input, truth, params, classes);
    evaluated.stream()
        .flatMap(file -> file.result().notes().stream())
        .distinct()
        .forEach(note -> say("note: " + note));
    if (plots != null) {
      EvalPlots.write(plots, evaluated);
    }
    if (format == Format.HTML) {
      print(EvalPage.html(truthPath.toString(), evaluated));
    } else {
      print(EvalTables.of(params, evaluated.stream().map(EvalNumbers::of).toList()));
    }
    return 0;
  }

  private boolean isVoc() {
    return protocol == Protocol.VOC07 || protocol == Protocol.VOC10;
  }

  private void refuseWrongUse() {
    refuse(
        isVoc() && (iouType != IouType.BBOX || manner.strict),
        "VOC has neither --iou-type nor --strict");
    refuse(isVoc() && plots != null, "VOC has no --plots");
    refuse(isVoc() && format == Format.HTML, "VOC has no --format html");
    refuse(protocol == Protocol.LVIS && iouType == IouType.KEYPOINTS, "LVIS has no keypoints");
    refuse(protocol == Protocol.LVIS && manner.strict, "LVIS has no --strict");
    refuse(
        errors && (isVoc() || iouType == IouType.KEYPOINTS),
        "--errors is for boxes or masks by COCO's or LVIS's rules: its errors are told apart at two"
            + " overlaps and held against AP at 101 recalls, which VOC doesn't have, and keypoints"
            + " have no overlap");
    if (resamples != null) {
      refuse(!errors, "--bootstrap needs --errors");
      refuse(resamples < 1, "--bootstrap must be at least 1, got " + resamples);
    }
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new ParameterException(commandSpec().commandLine(), why);
    }
  }

  private void print(EvalTables tables) {
    print(
        switch (format) {
          case JSON -> tables.json();
          case CSV -> tables.csv();
          default -> tables.text();
        });
  }

  private void print(String text) {
    PrintWriter out = commandSpec().commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private EvalInput input(Path truthPath) throws IOException {
    boolean folders = EvalInput.formatOfTruth(truthPath) != DatasetFormat.COCO;
    refuse(split != null && !folders, "--split is for folders of VOC and YOLO");
    for (Path path : detectionFiles) {
      folders |= EvalInput.formatOfDetections(path) != DatasetFormat.COCO;
    }
    refuse(
        folders && (iouType != IouType.BBOX || manner.strict),
        "folders of VOC and YOLO have neither --iou-type nor --strict");
    return new EvalInput(
        iouType,
        manner.lenient ? OnFlaw.SKIP : manner.strict ? OnFlaw.KEEP : OnFlaw.FAIL,
        split,
        this::say);
  }

  private EvalTables evaluateVoc(EvalInput input, DetectionDataset truth, List<Category> classes)
      throws IOException {
    VocParams params = protocol == Protocol.VOC07 ? VocParams.voc2007() : VocParams.voc2010();
    List<EvalNumbers> numbers = new ArrayList<>();
    for (Path path : detectionFiles) {
      DetectionTable found = input.detections(path, truth);
      numbers.add(
          EvalNumbers.of(path.toString(), VocEvaluator.evaluate(truth, found, params), classes));
    }
    return EvalTables.of(params, numbers);
  }

  private List<EvaluatedFile> evaluate(
      EvalInput input, DetectionDataset truth, CocoParams params, List<Category> classes)
      throws IOException {
    BootstrapConfig bootstrap =
        resamples == null ? null : new BootstrapConfig(resamples, 0.95, seed);
    List<EvaluatedFile> evaluated = new ArrayList<>();
    for (Path path : detectionFiles) {
      // What looks behind the numbers needs the detections themselves.
      boolean kept = errors || plots != null;
      DetectionTable found = kept ? input.detections(path, truth) : new DetectionTable();
      CocoEvaluator evaluator =
          kept ? CocoEvaluator.matching(truth, found, params) : input.evaluate(path, truth, params);
      CocoEvaluator first = evaluated.isEmpty() ? null : evaluated.get(0).evaluator();
      evaluated.add(
          new EvaluatedFile(
              path.toString(),
              truth,
              found,
              evaluator,
              evaluator.result(),
              classes,
              errors ? ErrorReport.of(truth, found, evaluator, first, bootstrap) : null));
    }
    return evaluated;
  }

  private void say(String line) {
    commandSpec().commandLine().getErr().println(commandSpec().qualifiedName() + ": " + line);
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec);
  }
}
