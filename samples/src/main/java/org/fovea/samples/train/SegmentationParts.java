package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.io.dataset.Split;
import org.fovea.io.segmentation.SegmentationDatasets;
import org.fovea.io.segmentation.SegmentationReadConfig;
import org.fovea.io.segmentation.SegmentationSet;

/**
 * The parts of a data set.
 *
 * @param train pictures to learn from
 * @param validation pictures by which epochs are compared
 */
public record SegmentationParts(SegmentationSet train, SegmentationSet validation) {
  private static final int HELD_OUT = 5;

  /**
   * Reads a data set. Where it has no validation part, the last fifth of its pictures is taken.
   *
   * @param folder the data set, see {@link SegmentationDatasets}
   * @param config classes and the value of pixels without one
   * @param warnings told of pictures that are left out
   * @return the parts
   * @throws IOException when it can't be read
   */
  public static SegmentationParts read(
      Path folder, SegmentationReadConfig config, Consumer<String> warnings) throws IOException {
    Map<Split, SegmentationSet> own = SegmentationDatasets.readSplits(folder, config, warnings);
    SegmentationSet train = own.getOrDefault(Split.TRAIN, own.get(Split.ALL));
    SegmentationSet validation = own.get(Split.VAL);
    if (train == null) {
      throw new IOException(folder + " has no training part");
    }
    if (validation != null) {
      return new SegmentationParts(train, validation);
    }
    int size = train.size();
    int learned = size - Math.max(1, size / HELD_OUT);
    return new SegmentationParts(
        train.subset(IntStream.range(0, learned).toArray()),
        train.subset(IntStream.range(learned, size).toArray()));
  }
}
