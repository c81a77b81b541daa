package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoFormatException;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoReader;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.OnFlaw;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.voc.VocEvaluator;
import org.fovea.metrics.voc.VocParams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea eval}: COCO's numbers for the detections in a results file. */
@Command(
    name = "eval",
    description = "Evaluate detections in COCO's format against the truth.",
    footer = {
      "",
      "The numbers are those of pycocotools: average precision (AP) and recall (AR), by overlap,"
          + " by object size and by the number of detections; -1 where there is nothing to measure."
          + " VOC's protocols have AP at IoU 0.5 alone."
    })
public final class EvalCommand implements Callable<Integer> {
  private static final int SHOWN_FLAWS = 10;

  /** How the numbers are printed. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  /** Whose rules decide. */
  enum Protocol {
    COCO,
    VOC07,
    VOC10
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
      description = "The truth: instances JSON, may be gzip.")
  @Nullable Path truthFile;

  @Option(
      names = "--dt",
      required = true,
      paramLabel = "FILE",
      description = "The detections: results JSON, may be gzip.")
  @Nullable Path detectionFile;

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

  @ArgGroup Manner manner = new Manner();

  private EvalCommand() {}

  /**
   * Reads one of the files.
   *
   * @param <T> what is in it
   */
  @FunctionalInterface
  private interface Reading<T> {
    T read(CocoReader reader) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    if (protocol != Protocol.COCO && (iouType != IouType.BBOX || manner.strict)) {
      throw new ParameterException(
          commandSpec().commandLine(), "VOC has neither --iou-type nor --strict");
    }
    Path truthPath = Objects.requireNonNull(truthFile);
    Path detectionPath = Objects.requireNonNull(detectionFile);
    DetectionDataset truth = read(truthPath, reader -> reader.readInstances(truthPath));
    DetectionTable found = read(detectionPath, reader -> reader.readResults(detectionPath, truth));
    EvalTables tables = evaluate(truth, found);
    PrintWriter out = commandSpec().commandLine().getOut();
    switch (format) {
      case TEXT -> out.print(tables.text());
      case JSON -> out.print(tables.json());
      case CSV -> out.print(tables.csv());
    }
    out.flush();
    return 0;
  }

  private EvalTables evaluate(DetectionDataset truth, DetectionTable found) {
    List<Category> classes =
        perClass
            ? truth.categories().stream().sorted(Comparator.comparing(Category::id)).toList()
            : List.of();
    if (protocol != Protocol.COCO) {
      VocParams params = protocol == Protocol.VOC07 ? VocParams.voc2007() : VocParams.voc2010();
      return EvalTables.of(VocEvaluator.evaluate(truth, found, params), classes);
    }
    CocoResult result =
        CocoEvaluator.evaluate(
            truth, found, CocoParams.defaults(iouType).withStrict(manner.strict));
    for (String note : result.notes()) {
      say("note: " + note);
    }
    return EvalTables.of(result, classes);
  }

  private <T> T read(Path path, Reading<T> reading) throws IOException {
    long[] skipped = new long[1];
    CocoReader reader =
        new CocoReader()
            .only(iouType)
            .onFlaw(
                manner.lenient ? OnFlaw.SKIP : manner.strict ? OnFlaw.KEEP : OnFlaw.FAIL,
                flaw -> {
                  if (skipped[0]++ < SHOWN_FLAWS) {
                    say(path + ": skipped " + flaw);
                  }
                });
    try {
      T value = reading.read(reader);
      if (skipped[0] > 0) {
        say(path + ": " + skipped[0] + (skipped[0] == 1 ? " entry" : " entries") + " skipped");
      }
      return value;
    } catch (CocoFormatException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new IOException(path + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(path + ": may not be read", e);
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private void say(String line) {
    commandSpec().commandLine().getErr().println(commandSpec().qualifiedName() + ": " + line);
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec);
  }
}
