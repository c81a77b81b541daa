package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.DatasetReadConfig;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.ImageDataset;
import org.fovea.io.dataset.Split;
import org.fovea.metrics.detection.Category;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a data set with the same categories.
 *
 * @param train pictures to learn from
 * @param validation pictures by which epochs are compared
 * @param test pictures that are looked at once, at the end, or null
 */
public record DetectionParts(
    ImageDataset train, ImageDataset validation, @Nullable ImageDataset test) {
  private static final int HELD_OUT = 5;

  public DetectionParts {
    List<Category> categories = train.categories();
    if (!validation.categories().equals(categories)
        || (test != null && !test.categories().equals(categories))) {
      throw new IllegalArgumentException("the parts of the data set have different categories");
    }
    if (train.size() == 0 || validation.size() == 0) {
      throw new IllegalArgumentException(
          "%d pictures to learn from and %d to judge epochs by, expected some of each"
              .formatted(train.size(), validation.size()));
    }
  }

  /**
   * Reads a data set. Where it has no validation part, every fifth picture of its training part is
   * taken; its test part, if it has one, chooses nothing.
   *
   * @param input its folder or file
   * @param format its format
   * @param warnings told of what is imperfect about it
   * @return the parts
   * @throws IOException when it can't be read
   */
  public static DetectionParts read(Path input, DatasetFormat format, Consumer<String> warnings)
      throws IOException {
    Map<Split, ImageDataset> own =
        Datasets.readSplits(input, format, DatasetReadConfig.defaults(), warnings);
    ImageDataset train = own.getOrDefault(Split.TRAIN, own.get(Split.ALL));
    if (train == null) {
      throw new IOException(input + " has no training part, only " + own.keySet());
    }
    ImageDataset validation = own.get(Split.VAL);
    ImageDataset test = own.get(Split.TEST);
    return validation == null
        ? new DetectionParts(
            train.subset(i -> i % HELD_OUT != HELD_OUT - 1),
            train.subset(i -> i % HELD_OUT == HELD_OUT - 1),
            test)
        : new DetectionParts(train, validation, test);
  }
}
