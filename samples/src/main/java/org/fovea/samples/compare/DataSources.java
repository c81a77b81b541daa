package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.TrainTest;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.scene.SceneDataset;

/** Where the data of a comparison come from. */
public final class DataSources {
  private static final int QUICK_TRAIN = 40;
  private static final int QUICK_TEST = 20;

  private DataSources() {}

  /**
   * Generated road scenes.
   *
   * @param seed what all their choices follow from
   * @param quick whether few are enough
   * @return the data
   */
  public static ComparisonData scenes(long seed, boolean quick) {
    return new ComparisonData(
        "generated road scenes (seed " + seed + ")",
        SceneDataset.train(quick ? QUICK_TRAIN : SceneDataset.TRAIN_SIZE, seed),
        SceneDataset.test(quick ? QUICK_TEST : SceneDataset.TEST_SIZE, seed),
        List.of());
  }

  /**
   * The format of a data set, as its files tell: YOLO has a {@code .yaml}, COCO a {@code .json},
   * beside the pictures or in {@code annotations}, VOC {@code .xml} files in {@code Annotations}.
   *
   * @param input its folder or file
   * @return the format, empty where the files don't tell
   * @throws IOException if it can't be read
   */
  public static Optional<DatasetFormat> guessFormat(Path input) throws IOException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString());
    }
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(input)) {
      for (String folder : List.of("", "annotations", "Annotations")) {
        Path place = input.resolve(folder);
        if (Files.isDirectory(place)) {
          try (Stream<Path> found = Files.list(place)) {
            found.forEach(files::add);
          }
        }
      }
    } else {
      files.add(input);
    }
    if (anyEndsWith(files, ".yaml", ".yml")) {
      return Optional.of(DatasetFormat.YOLO);
    } else if (anyEndsWith(files, ".json", ".json.gz")) {
      return Optional.of(DatasetFormat.COCO);
    } else if (anyEndsWith(files, ".xml")) {
      return Optional.of(DatasetFormat.VOC);
    }
    return Optional.empty();
  }

  private static boolean anyEndsWith(List<Path> files, String... ends) {
    return files.stream()
        .anyMatch(f -> Stream.of(ends).anyMatch(String.valueOf(f.getFileName())::endsWith));
  }

  /**
   * A data set in files. Pictures that can't be read are left out.
   *
   * @param input its folder or file
   * @param format its format
   * @param quick whether a part of it is enough
   * @param progress hears how far it is
   * @return the data
   * @throws IOException if it can't be read, or there is nothing in it to learn from or to test on
   */
  public static ComparisonData files(
      Path input, DatasetFormat format, boolean quick, Progress progress) throws IOException {
    List<String> problems = new ArrayList<>();
    TrainTest split = Datasets.readSplit(input, format, problems::add);
    LabelledImages<Planar<GrayU8>> train = split.train();
    LabelledImages<Planar<GrayU8>> test = split.test();
    if (quick) {
      train = ChosenImages.atMost(train, QUICK_TRAIN);
      test = ChosenImages.atMost(test, QUICK_TEST);
    }
    train = ChosenImages.readable(train, problems::add, "checking training pictures", progress);
    test = ChosenImages.readable(test, problems::add, "checking test pictures", progress);
    if (train.size() == 0 || test.size() == 0) {
      throw new IOException(
          input
              + ": of its pictures, "
              + train.size()
              + " to learn from and "
              + test.size()
              + " to test on can be read");
    }
    return new ComparisonData(String.valueOf(input.getFileName()), train, test, problems);
  }
}
