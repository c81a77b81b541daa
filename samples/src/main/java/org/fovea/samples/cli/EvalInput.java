package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.DatasetReadConfig;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.DetectionFiles;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.dataset.Split;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoFormatException;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoReader;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.OnFlaw;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is evaluated: COCO's files, or folders of VOC and YOLO.
 *
 * @param iouType what is held against the truth
 * @param onFlaw what is done about entries that can't be right
 * @param split which part of a folder of truths is meant, null for the one to test on
 * @param say hears what a person should know, one line each
 */
record EvalInput(IouType iouType, OnFlaw onFlaw, @Nullable Split split, Consumer<String> say) {
  private static final int SHOWN_FLAWS = 10;

  /**
   * Reads one of the files.
   *
   * @param <T> what is in it
   */
  @FunctionalInterface
  private interface Reading<T> {
    T read(CocoReader reader) throws IOException;
  }

  /** Counts what is said of one file, and says the first of it. */
  private final class Told {
    private final String prefix;
    private final String one;
    private final String many;
    private long count;

    Told(String prefix, String one, String many) {
      this.prefix = prefix;
      this.one = one;
      this.many = many;
    }

    void add(String text) {
      if (count++ < SHOWN_FLAWS) {
        say.accept(prefix + text);
      }
    }

    /** Says how many there were, or only if not all were said. */
    void end(Path path, boolean always) {
      if (count > (always ? 0 : SHOWN_FLAWS)) {
        say.accept(path + ": " + count + " " + (count == 1 ? one : many));
      }
    }
  }

  /** What a path holds: COCO where it is a file of anything but YAML. */
  static DatasetFormat formatOfTruth(Path path) throws IOException {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (!Files.isDirectory(path)) {
      return name.endsWith(".yaml") || name.endsWith(".yml")
          ? DatasetFormat.YOLO
          : DatasetFormat.COCO;
    }
    if (holds(path, ".yaml") || holds(path, ".yml")) {
      return DatasetFormat.YOLO;
    }
    for (String annotations : new String[] {"Annotations", "annotations"}) {
      if (Files.isDirectory(path.resolve(annotations))
          && holds(path.resolve(annotations), ".xml")) {
        return DatasetFormat.VOC;
      }
    }
    throw new DatasetFormatException(
        path,
        "",
        "holds neither VOC's Annotations nor YOLO's data.yaml; of COCO name the JSON file");
  }

  /** What a path holds: COCO where it is a file, VOC where its files are named as VOC's are. */
  static DatasetFormat formatOfDetections(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return DatasetFormat.COCO;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).contains("_det_"))
          ? DatasetFormat.VOC
          : DatasetFormat.YOLO;
    }
  }

  private static boolean holds(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).endsWith(extension));
    }
  }

  DetectionDataset truth(Path path) throws IOException {
    DatasetFormat format = formatOfTruth(path);
    return format == DatasetFormat.COCO
        ? coco(path, reader -> reader.readInstances(path))
        : dataset(path, format).truth();
  }

  private ImageDataset dataset(Path path, DatasetFormat format) throws IOException {
    // Nothing is to be seen, so truths of pictures that aren't there count.
    DatasetReadConfig config = DatasetReadConfig.defaults().withKeepMissing(true);
    Told told = new Told("", "remark", "remarks");
    if (split == Split.ALL) {
      ImageDataset all = Datasets.read(path, format, config, told::add);
      told.end(path, false);
      return all;
    }
    Map<Split, ImageDataset> splits = Datasets.readSplits(path, format, config, told::add);
    told.end(path, false);
    for (Split wanted :
        split == null
            ? new Split[] {Split.TEST, Split.VAL, Split.ALL, Split.TRAIN}
            : new Split[] {split}) {
      ImageDataset data = splits.get(wanted);
      if (data != null) {
        say.accept(
            path
                + ": "
                + wanted.name().toLowerCase(Locale.ROOT)
                + ", "
                + data.size()
                + " pictures");
        return data;
      }
    }
    throw new DatasetFormatException(path, "", "has no such split, only " + splits.keySet());
  }

  DetectionTable detections(Path path, DetectionDataset truth) throws IOException {
    DatasetFormat format = formatOfDetections(path);
    if (format == DatasetFormat.COCO) {
      return coco(path, reader -> reader.readResults(path, truth));
    }
    Told skipped = new Told("skipped ", "line skipped", "lines skipped");
    Told told = new Told("", "remark", "remarks");
    DetectionTable table =
        DetectionFiles.read(
            path, format, truth, onFlaw == OnFlaw.SKIP ? skipped::add : null, told::add);
    skipped.end(path, true);
    told.end(path, false);
    return table;
  }

  /** Evaluates detections without keeping them, where that is possible. */
  CocoEvaluator evaluate(Path path, DetectionDataset truth, CocoParams params) throws IOException {
    return formatOfDetections(path) == DatasetFormat.COCO
        ? coco(path, reader -> reader.evaluateResults(path, truth, params))
        : CocoEvaluator.matching(truth, detections(path, truth), params);
  }

  private <T> T coco(Path path, Reading<T> reading) throws IOException {
    Told skipped = new Told(path + ": skipped ", "entry skipped", "entries skipped");
    CocoReader reader = new CocoReader().only(iouType).onFlaw(onFlaw, skipped::add);
    try {
      T value = reading.read(reader);
      skipped.end(path, true);
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
}
