package org.fovea.metrics.coco;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads COCO's JSON files as a stream, gzip or not, which is told by the first bytes. Immutable.
 *
 * <p>Ids are integers (3.0 is one). Fields that aren't known are passed over. A file that isn't
 * whole and valid JSON is always refused.
 */
public final class CocoReader {
  private final OnFlaw onFlaw;
  private final Consumer<String> warnings;
  private final @Nullable IouType only;

  /** A reader that refuses files with a flawed entry. */
  public CocoReader() {
    this(OnFlaw.FAIL, warning -> {}, null);
  }

  private CocoReader(OnFlaw onFlaw, Consumer<String> warnings, @Nullable IouType only) {
    this.onFlaw = onFlaw;
    this.warnings = warnings;
    this.only = only;
  }

  /**
   * This reader with another manner towards flawed entries.
   *
   * @param manner what to do with them
   * @param heard hears of each entry that is left out: its array, index and field, and the flaw
   * @return a changed copy
   */
  public CocoReader onFlaw(OnFlaw manner, Consumer<String> heard) {
    return new CocoReader(manner, heard, only);
  }

  /**
   * This reader for one kind of evaluation, which is faster and takes less memory: segmentations
   * and keypoints that it doesn't need are passed over where there is a box.
   *
   * @param type what is to be evaluated
   * @return a changed copy
   */
  public CocoReader only(IouType type) {
    return new CocoReader(onFlaw, warnings, type);
  }

  /**
   * Reads an instances file: {@code images}, {@code categories} and {@code annotations}.
   *
   * <p>An annotation without {@code area} has that of its box, one without {@code bbox} the box
   * around its segmentation, one without {@code iscrowd} is none; a category without {@code name}
   * is named by its id. LVIS's fields are read too: {@code frequency} of categories, {@code
   * neg_category_ids} and {@code not_exhaustive_category_ids} of images.
   *
   * @param path the file
   * @return the data set, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionDataset readInstances(Path path) throws IOException {
    return EntryReader.read(path, onFlaw, warnings, in -> new InstancesReader(in, only).read());
  }

  /**
   * Reads a results file: an array of detections, whatever images and categories they name. The
   * first one decides what they are: boxes, else masks, else keypoints; without boxes, those and
   * the areas are the masks' or points'.
   *
   * @param path the file
   * @return the detections, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionTable readResults(Path path) throws IOException {
    return read(path, null);
  }

  /**
   * Reads a results file of a data set: an unknown image or category, or a mask of another size
   * than its image, is a flaw.
   *
   * @param path the file
   * @param truth the data set
   * @return the detections, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionTable readResults(Path path, DetectionDataset truth) throws IOException {
    return read(path, truth);
  }

  private DetectionTable read(Path path, @Nullable DetectionDataset truth) throws IOException {
    List<DetectionTable> parts =
        new ResultsParts(path, onFlaw, only, truth).read(ResultsReader::read);
    if (parts == null) {
      return EntryReader.read(
          path, onFlaw, warnings, in -> new ResultsReader(in, only, truth).read());
    }
    DetectionTable table = parts.get(0);
    parts.subList(1, parts.size()).forEach(table::append);
    return table;
  }

  /**
   * Evaluates a results file of a data set while it is read, with the outcome of {@link
   * CocoEvaluator#matching} for {@link #readResults(Path, DetectionDataset)}.
   *
   * <p>Where the detections of each image stand together and none is flawed, as programs write
   * them, no detection is kept but in the evaluator: 24 bytes each with the default parameters, up
   * to half as much again while it grows, of at most 100 of an image and category. A file in
   * another order, or a pipe, takes some 60 bytes more for each detection in it.
   *
   * @param path the file
   * @param truth the data set
   * @param params what is evaluated
   * @return an evaluator that has seen the whole data set
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public CocoEvaluator evaluateResults(Path path, DetectionDataset truth, CocoParams params)
      throws IOException {
    CocoEvaluator evaluator =
        CocoEvaluator.matchingRuns(truth, params, newRuns -> runs(path, truth, newRuns));
    return evaluator != null
        ? evaluator
        : CocoEvaluator.matching(truth, readResults(path, truth), params);
  }

  private @Nullable List<ImageRuns> runs(
      Path path, DetectionDataset truth, Supplier<ImageRuns> newRuns) throws IOException {
    ResultsParts.Body<ImageRuns> body =
        reader -> {
          ImageRuns runs = newRuns.get();
          reader.read(runs);
          return runs;
        };
    List<ImageRuns> parts = new ResultsParts(path, onFlaw, only, truth).read(body);
    if (parts != null) {
      return parts;
    }
    ImageRuns whole =
        EntryReader.readPlain(path, onFlaw, in -> body.read(new ResultsReader(in, only, truth)));
    return whole == null ? null : List.of(whole);
  }
}
