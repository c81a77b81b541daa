package org.fovea.io.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;

/**
 * Reads classification data sets. A picture that can't be read is told as a warning and left out;
 * what is not safe to leave out is a {@link DatasetFormatException} that names the file and the
 * line or field.
 *
 * <p><b>IDX.</b> MNIST, Fashion-MNIST and their kin: {@code train-images-idx3-ubyte} and {@code
 * train-labels-idx1-ubyte}, {@code t10k-...} for testing, each plain or gzip; a folder, or the file
 * of pictures. Pictures are grey; the names of the classes are their numbers.
 *
 * <p><b>CIFAR.</b> The binary version: {@code data_batch_1.bin} and so on and {@code
 * test_batch.bin} of CIFAR-10, {@code train.bin} and {@code test.bin} of CIFAR-100; a folder, or
 * one file. The classes are named by {@code batches.meta.txt}, {@code fine_label_names.txt} or
 * {@code coarse_label_names.txt} beside them; otherwise by their numbers.
 *
 * <p><b>A folder per class.</b> ImageNet's layout: the classes are the names of the folders in
 * order, their pictures are in them or in folders of theirs. Where all folders are named {@code
 * train}, {@code val} or {@code test}, they are the splits and hold the classes; one without
 * folders in it has no labels and is left out. Folders whose names begin with a dot are left out.
 *
 * <p><b>CSV.</b> A list of {@code file,label} in UTF-8, RFC 4180. Files start from the list's
 * folder. If no field of the first line has a picture's name it is a header, in which a column is
 * named {@code file}, {@code filename}, {@code image} or {@code path} and another {@code label},
 * {@code class} or {@code category}. Classes are in the order of their numbers where all labels are
 * whole numbers, otherwise of their names.
 */
public final class ClassificationDatasets {
  private ClassificationDatasets() {}

  /**
   * Reads a whole data set, whatever its splits, in the format that its files tell.
   *
   * @param input its folder or file
   * @param warnings hears of what is left out, one line each
   * @return all its pictures
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws IOException if a file can't be read
   */
  public static LabelledImageSet read(Path input, Consumer<String> warnings) throws IOException {
    return read(input, detect(input), ClassificationReadConfig.defaults(), warnings);
  }

  /**
   * Reads a whole data set, whatever its splits.
   *
   * @param input its folder or file
   * @param format its format
   * @param config how it is read
   * @param warnings hears of what is left out, one line each
   * @return all its pictures, those of the splits in the order of {@link Split}
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws IOException if a file can't be read
   */
  public static LabelledImageSet read(
      Path input,
      ClassificationFormat format,
      ClassificationReadConfig config,
      Consumer<String> warnings)
      throws IOException {
    return LabelledImageSet.concat(
        List.copyOf(readSplits(input, format, config, warnings).values()));
  }

  /**
   * Reads a data set as its files divide it, in the format that they tell.
   *
   * @param input its folder or file
   * @param warnings hears of what is left out, one line each
   * @return the splits that are there, in the order of {@link Split}, with the same classes; {@link
   *     Split#ALL} alone where nothing divides it
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws IOException if a file can't be read
   */
  public static Map<Split, LabelledImageSet> readSplits(Path input, Consumer<String> warnings)
      throws IOException {
    return readSplits(input, detect(input), ClassificationReadConfig.defaults(), warnings);
  }

  /**
   * Reads a data set as its files divide it.
   *
   * @param input its folder or file
   * @param format its format
   * @param config how it is read
   * @param warnings hears of what is left out, one line each
   * @return the splits that are there, in the order of {@link Split}, with the same classes; {@link
   *     Split#ALL} alone where nothing divides it
   * @throws DatasetFormatException if a file does not hold what the format asks for
   * @throws IOException if a file can't be read
   */
  public static Map<Split, LabelledImageSet> readSplits(
      Path input,
      ClassificationFormat format,
      ClassificationReadConfig config,
      Consumer<String> warnings)
      throws IOException {
    checkExists(input);
    return switch (format) {
      case IDX -> IdxReader.splits(input);
      case CIFAR_10 -> CifarReader.cifar10(input);
      case CIFAR_100 -> CifarReader.cifar100(input, config.coarseLabels());
      case IMAGE_FOLDER -> new ImageFolderReader(config, warnings).splits(input);
      case CSV -> Map.of(Split.ALL, new CsvReader(config, warnings).read(input));
    };
  }

  /**
   * The format of a data set, by the names of its files.
   *
   * @param input its folder or file
   * @return the format; a folder that holds no files of IDX or CIFAR has a folder per class
   * @throws DatasetFormatException if it is a file of another name
   * @throws IOException if a folder can't be read
   */
  public static ClassificationFormat detect(Path input) throws IOException {
    checkExists(input);
    boolean folder = Files.isDirectory(input);
    for (Path file : folder ? Listing.of(input) : List.of(input)) {
      if (IdxReader.isImages(file)) {
        return ClassificationFormat.IDX;
      }
      Optional<ClassificationFormat> cifar = CifarReader.formatOf(file);
      if (cifar.isPresent()) {
        return cifar.get();
      }
    }
    if (folder) {
      return ClassificationFormat.IMAGE_FOLDER;
    }
    if (input.toString().endsWith(".csv")) {
      return ClassificationFormat.CSV;
    }
    throw new DatasetFormatException(
        input, "", "expected a folder, a .csv, an ...images-idx3-ubyte or one of CIFAR's .bin");
  }

  private static void checkExists(Path input) throws NoSuchFileException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString(), null, "there is no such data set");
    }
  }
}
