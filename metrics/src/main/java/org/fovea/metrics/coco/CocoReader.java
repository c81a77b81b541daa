package org.fovea.metrics.coco;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;

/**
 * Reads COCO's JSON files as a stream, gzip or not, which is told by the first bytes. Immutable.
 *
 * <p>Ids are integers (3.0 is one). Fields that aren't known are passed over. A file that isn't
 * whole and valid JSON is always refused.
 */
public final class CocoReader {
  private final OnFlaw onFlaw;
  private final Consumer<String> warnings;
  private final boolean segmentations;

  /** A reader that refuses files with a flawed entry. */
  public CocoReader() {
    this(OnFlaw.FAIL, warning -> {}, true);
  }

  private CocoReader(OnFlaw onFlaw, Consumer<String> warnings, boolean segmentations) {
    this.onFlaw = onFlaw;
    this.warnings = warnings;
    this.segmentations = segmentations;
  }

  /**
   * This reader with another manner towards flawed entries.
   *
   * @param manner what to do with them
   * @param heard hears of each entry that is left out: its array, index and field, and the flaw
   * @return a changed copy
   */
  public CocoReader onFlaw(OnFlaw manner, Consumer<String> heard) {
    return new CocoReader(manner, heard, segmentations);
  }

  /**
   * This reader without segmentations, which is faster and takes less memory: they are passed over
   * where there is a box.
   *
   * @return a changed copy
   */
  public CocoReader withoutSegmentations() {
    return new CocoReader(onFlaw, warnings, false);
  }

  /**
   * Reads an instances file: {@code images}, {@code categories} and {@code annotations}.
   *
   * <p>An annotation without {@code area} has that of its box, one without {@code bbox} the box
   * around its segmentation, one without {@code iscrowd} is none; a category without {@code name}
   * is named by its id.
   *
   * @param path the file
   * @return the data set, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionDataset readInstances(Path path) throws IOException {
    return EntryReader.read(
        path, onFlaw, warnings, in -> new InstancesReader(in, segmentations).read());
  }

  /**
   * Reads a results file: an array of detections, whatever images and categories they name.
   *
   * @param path the file
   * @return the detections, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionTable readResults(Path path) throws IOException {
    return EntryReader.read(
        path, onFlaw, warnings, in -> new ResultsReader(in, segmentations, null).read());
  }

  /**
   * Reads a results file of a data set: an unknown image or category is a flaw.
   *
   * @param path the file
   * @param truth the data set
   * @return the detections, in file order
   * @throws CocoFormatException if the file is not such a one
   * @throws IOException if it can't be read
   */
  public DetectionTable readResults(Path path, DetectionDataset truth) throws IOException {
    return EntryReader.read(
        path, onFlaw, warnings, in -> new ResultsReader(in, segmentations, truth).read());
  }
}
