package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.io.file.AtomicFolder;

/**
 * Reads and writes detection data sets.
 *
 * <p>Boxes are brought to continuous pixels, and what is imperfect but safe to mend is mended and
 * told as a warning: sizes that are not the picture's, boxes that stick out, missing pictures. What
 * is not safe to mend is a {@link DatasetFormatException} that names the file and the line or
 * field. Every picture's header is read, no picture is decoded.
 *
 * <p><b>COCO.</b> {@code instances_train*.json}, {@code instances_val*.json} and {@code
 * instances_test*.json} in {@code annotations} or beside it, or one other JSON file. The pictures
 * are in a folder of the split's name ({@code train2017} or {@code train}), in {@code images} or a
 * folder of that name in it, or beside the file. Boxes, ids and order are those of the file; boxes
 * are not clipped, as evaluators compare with the file.
 *
 * <p><b>Pascal VOC.</b> {@code Annotations} (or {@code annotations}) with an XML file for each
 * picture, {@code JPEGImages} (or {@code images}), and {@code ImageSets/Main/train.txt}, {@code
 * val.txt}, {@code test.txt}, or {@code trainval.txt} where there is no {@code train.txt}. Pixels
 * count from 1 and the last one belongs to the box: it becomes (xmin - 1, ymin - 1, xmax, ymax).
 * Category ids are 1, 2, and so on in the order of the names; image ids likewise in the order of
 * the XML files' names.
 *
 * <p><b>YOLO.</b> {@code data.yaml} with {@code names} (a list, or a map from 0) and {@code train},
 * {@code val}, {@code test} (folders, or .txt files that list pictures); labels are in {@code
 * labels} beside {@code images}, a picture without a file of labels has no objects. Category ids
 * are class indices plus 1; image ids are 1, 2, and so on in the order of the splits and file
 * names.
 */
public final class Datasets {
  private static final int EVERY = 5;

  private Datasets() {}

  /**
   * Reads a whole data set, whatever its splits.
   *
   * @param input its folder, or COCO's .json or YOLO's .yaml file
   * @param format its format
   * @param warnings hears of what is imperfect, one line each: file, field, what was done
   * @return all its pictures
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws org.fovea.metrics.coco.CocoFormatException if COCO's JSON is not such
   * @throws IOException if a file can't be read
   */
  public static ImageDataset read(Path input, DatasetFormat format, Consumer<String> warnings)
      throws IOException {
    return read(input, format, DatasetReadConfig.defaults(), warnings);
  }

  /**
   * Reads a whole data set, whatever its splits.
   *
   * @param input its folder, or COCO's .json or YOLO's .yaml file
   * @param format its format
   * @param config how it is read
   * @param warnings hears of what is imperfect, one line each: file, field, what was done
   * @return all its pictures
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws org.fovea.metrics.coco.CocoFormatException if COCO's JSON is not such
   * @throws IOException if a file can't be read
   */
  public static ImageDataset read(
      Path input, DatasetFormat format, DatasetReadConfig config, Consumer<String> warnings)
      throws IOException {
    checkExists(input);
    return switch (format) {
      case COCO -> new CocoLayout(input, config, warnings).all();
      case VOC -> new VocReader(input, config, warnings).all();
      case YOLO -> new YoloReader(input, config, warnings).all();
    };
  }

  /**
   * Reads a data set as its files divide it.
   *
   * @param input its folder, or COCO's .json or YOLO's .yaml file
   * @param format its format
   * @param config how it is read
   * @param warnings hears of what is imperfect, one line each: file, field, what was done
   * @return the splits that are there, in the order of {@link Split}; {@link Split#ALL} alone where
   *     nothing divides it
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws org.fovea.metrics.coco.CocoFormatException if COCO's JSON is not such
   * @throws IOException if a file can't be read
   */
  public static Map<Split, ImageDataset> readSplits(
      Path input, DatasetFormat format, DatasetReadConfig config, Consumer<String> warnings)
      throws IOException {
    checkExists(input);
    return switch (format) {
      case COCO -> new CocoLayout(input, config, warnings).splits();
      case VOC -> new VocReader(input, config, warnings).splits();
      case YOLO -> new YoloReader(input, config, warnings).splits();
    };
  }

  /**
   * Reads a data set to train and to test on. The test split is tested on; if there is none, val
   * is; if there is neither, every fifth picture in the order of the file names.
   *
   * @param input its folder, or COCO's .json or YOLO's .yaml file
   * @param format its format
   * @param warnings hears of what is imperfect, one line each: file, field, what was done
   * @return two splits, neither empty, with the same categories
   * @throws DatasetFormatException if a file does not hold what the format asks for, or a split is
   *     missing or empty
   * @throws org.fovea.metrics.coco.CocoFormatException if COCO's JSON is not such
   * @throws IOException if a file can't be read
   */
  public static TrainTest readSplit(Path input, DatasetFormat format, Consumer<String> warnings)
      throws IOException {
    Map<Split, ImageDataset> splits =
        readSplits(input, format, DatasetReadConfig.defaults(), warnings);
    ImageDataset train = splits.get(Split.TRAIN);
    ImageDataset test = splits.getOrDefault(Split.TEST, splits.get(Split.VAL));
    TrainTest divided;
    if (train != null && test != null) {
      divided = new TrainTest(train, test);
    } else {
      ImageDataset all = splits.getOrDefault(Split.ALL, train);
      if (all == null) {
        throw new DatasetFormatException(input, "", "has no train split, only " + splits.keySet());
      }
      divided = everyFifth(all);
    }
    check(input, divided, warnings);
    return divided;
  }

  /**
   * Writes a data set with its pictures. Nothing appears under the folder's name until all is
   * written.
   *
   * <ul>
   *   <li>COCO: {@code annotations/instances_train.json}, {@code images/train} and so on, {@code
   *       instances.json} and {@code images} where nothing divides it. Numbers come back to the
   *       last bit.
   *   <li>VOC: {@code Annotations}, {@code JPEGImages} and {@code ImageSets/Main}. Boxes to a
   *       thousandth of a pixel; category ids, segmentations and crowds are lost.
   *   <li>YOLO: {@code data.yaml}, {@code images/train}, {@code labels/train} and so on, {@code
   *       train} where nothing divides it. Boxes to a hundred-millionth of the picture's size;
   *       category ids and image ids, segmentations, crowds and difficult objects are lost.
   * </ul>
   *
   * @param splits its parts, with the same categories
   * @param folder where to, which must not be there or be empty unless the configuration says so
   * @param format the format
   * @param config what is done with pictures and with what is there
   * @param warnings hears of what the format can't hold, one line each
   * @throws java.nio.file.FileAlreadyExistsException if the folder holds files already
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if there is no split, or their categories differ
   */
  public static void write(
      Map<Split, ImageDataset> splits,
      Path folder,
      DatasetFormat format,
      DatasetWriteConfig config,
      Consumer<String> warnings)
      throws IOException {
    if (splits.values().stream().map(ImageDataset::categories).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "expected one split or more, all with the same categories, got " + splits.keySet());
    }
    LayoutWriter writer =
        switch (format) {
          case COCO -> new CocoLayoutWriter();
          case VOC -> new VocWriter();
          case YOLO -> new YoloWriter();
        };
    Losses losses = new Losses();
    AtomicFolder.write(
        folder,
        config.overwrite(),
        staging -> {
          PictureTransfer pictures =
              new PictureTransfer(staging, folder, config.copyPictures(), losses);
          writer.write(splits, staging, new LayoutWriter.Output(pictures, losses));
        });
    losses.tell(warnings);
  }

  private static TrainTest everyFifth(ImageDataset all) {
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing(i -> all.info(i).fileName()))
            .toList();
    Set<Integer> test = new HashSet<>();
    for (int i = EVERY - 1; i < order.size(); i += EVERY) {
      test.add(order.get(i));
    }
    return new TrainTest(all.subset(i -> !test.contains(i)), all.subset(test::contains));
  }

  private static void check(Path input, TrainTest divided, Consumer<String> warnings)
      throws DatasetFormatException {
    ImageDataset train = divided.train();
    ImageDataset test = divided.test();
    if (!train.categories().equals(test.categories())) {
      throw new DatasetFormatException(
          input, "", "its train and test splits have different categories");
    }
    if (train.size() == 0 || test.size() == 0) {
      throw new DatasetFormatException(
          input,
          "",
          "has " + train.size() + " pictures to train on and " + test.size() + " to test on");
    }
    Set<Path> seen = new HashSet<>();
    for (int i = 0; i < train.size(); i++) {
      seen.add(train.file(i));
    }
    List<Path> both = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      if (seen.contains(test.file(i))) {
        both.add(test.file(i));
      }
    }
    if (!both.isEmpty()) {
      warnings.accept(
          input
              + ": "
              + both.size()
              + " pictures are in the train and the test split, such as "
              + both.get(0)
              + "; figures on them say little");
    }
  }

  private static void checkExists(Path input) throws NoSuchFileException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString(), null, "there is no such data set");
    }
  }
}
