package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.io.classification.ClassificationDatasets;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.io.classification.Partition;
import org.fovea.io.classification.Shares;
import org.fovea.io.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a data set.
 *
 * @param train pictures to learn from
 * @param validation pictures by which epochs are compared
 * @param test pictures that are looked at once, at the end, or null
 */
public record ClassificationParts(
    LabelledImageSet train, LabelledImageSet validation, @Nullable LabelledImageSet test) {

  /**
   * Reads a data set. Parts that it has of its own are used; what it lacks is taken out of its
   * training part by the shares, class by class.
   *
   * @param folder the data set, see {@link ClassificationDatasets}
   * @param shares of training, validation and, if there are three, test
   * @param seed decides which picture comes into which part
   * @param warnings told of pictures that are left out
   * @return the parts
   * @throws IOException when it can't be read
   */
  public static ClassificationParts read(
      Path folder, Shares shares, long seed, Consumer<String> warnings) throws IOException {
    int count = shares.parts().size();
    if (count != 2 && count != 3) {
      throw new IllegalArgumentException("expected two or three shares, got " + shares.parts());
    }
    Map<Split, LabelledImageSet> own =
        new EnumMap<>(ClassificationDatasets.readSplits(folder, warnings));
    LabelledImageSet train = own.get(Split.TRAIN);
    LabelledImageSet validation = own.get(Split.VAL);
    LabelledImageSet test = own.get(Split.TEST);
    if (train != null && validation != null) {
      return new ClassificationParts(train, validation, test);
    }
    if (train != null && test != null) {
      Shares two =
          Shares.of(
              shares.parts().get(0) / (shares.parts().get(0) + shares.parts().get(1)),
              shares.parts().get(1) / (shares.parts().get(0) + shares.parts().get(1)));
      List<LabelledImageSet> parts = Partition.stratified(train, two, seed);
      return new ClassificationParts(parts.get(0), parts.get(1), test);
    }
    List<LabelledImageSet> parts =
        Partition.stratified(LabelledImageSet.concat(List.copyOf(own.values())), shares, seed);
    return new ClassificationParts(parts.get(0), parts.get(1), count == 3 ? parts.get(2) : null);
  }
}
