package org.fovea.io.segmentation;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;
import org.fovea.io.image.ImageFormat;

/**
 * Reads folders of pictures and folders of masks of the same names: {@code train} and {@code
 * trainannot} (CamVid's layout), or {@code image} and {@code label}, {@code images} and {@code
 * masks}, or {@code images} and {@code labels} within a folder; {@code val} and {@code test}
 * likewise; or such a pair in the data set's folder itself.
 *
 * <p>Masks that hold 0 and 255 alone are of two classes. Without names, classes are numbered up to
 * the highest value of the training masks.
 */
public final class SegmentationDatasets {
  private static final List<List<String>> WITHIN =
      List.of(List.of("image", "label"), List.of("images", "masks"), List.of("images", "labels"));
  private static final String CLASSES = "classes.txt";
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private SegmentationDatasets() {}

  /**
   * Reads the parts that a data set has.
   *
   * @param folder the data set
   * @param config classes and the value of pixels without one
   * @param warnings told of pictures that are left out since they have no mask
   * @return the parts with pictures in the order of their names, numbers in them by their value;
   *     {@link Split#ALL} where the data are not divided
   * @throws IOException when there is none or it can't be read
   */
  public static Map<Split, SegmentationSet> readSplits(
      Path folder, SegmentationReadConfig config, Consumer<String> warnings) throws IOException {
    Map<Split, List<PicturePair>> parts = new EnumMap<>(Split.class);
    for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
      String name = split.name().toLowerCase(Locale.ROOT);
      Path images = folder.resolve(name);
      Path masks = folder.resolve(name + "annot");
      List<PicturePair> pairs =
          Files.isDirectory(masks) ? pairs(images, masks, warnings) : within(images, warnings);
      if (!pairs.isEmpty()) {
        parts.put(split, pairs);
      }
    }
    if (parts.isEmpty()) {
      List<PicturePair> all = within(folder, warnings);
      if (all.isEmpty()) {
        throw new DatasetFormatException(
            folder, "", "expected train and trainannot, or image and label in train or here");
      }
      parts.put(Split.ALL, all);
    }
    List<PicturePair> first = parts.values().iterator().next();
    List<String> names = names(folder, config);
    BitSet values = names.isEmpty() || names.size() == 2 ? values(first) : new BitSet();
    boolean binary = values.get(255) && values.cardinality() <= 2 && values.nextSetBit(1) == 255;
    List<String> classes = names.isEmpty() ? numbered(values, config, binary) : names;
    MaskCoding coding = new MaskCoding(classes.size(), config.voidLabel(), binary);
    Map<Split, SegmentationSet> sets = new EnumMap<>(Split.class);
    parts.forEach((split, pairs) -> sets.put(split, new SegmentationSet(classes, pairs, coding)));
    return sets;
  }

  private static List<String> names(Path folder, SegmentationReadConfig config) throws IOException {
    Path file = folder.resolve(CLASSES);
    if (!config.classNames().isEmpty() || !Files.exists(file)) {
      return config.classNames();
    }
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
  }

  private static BitSet values(List<PicturePair> pairs) throws IOException {
    BitSet values = new BitSet();
    for (PicturePair pair : pairs) {
      GrayU8 mask = MaskFiles.read(pair.mask());
      for (byte value : mask.data) {
        values.set(value & 0xFF);
      }
    }
    return values;
  }

  private static List<String> numbered(
      BitSet values, SegmentationReadConfig config, boolean binary) {
    if (binary) {
      return List.of("0", "1");
    }
    values.clear(SegmentationSet.IGNORED);
    if (config.voidLabel() >= 0) {
      values.clear(config.voidLabel());
    }
    return IntStream.range(0, Math.max(1, values.length())).mapToObj(String::valueOf).toList();
  }

  private static List<PicturePair> within(Path folder, Consumer<String> warnings)
      throws IOException {
    for (List<String> names : WITHIN) {
      Path images = folder.resolve(names.get(0));
      Path masks = folder.resolve(names.get(1));
      if (Files.isDirectory(images) && Files.isDirectory(masks)) {
        return pairs(images, masks, warnings);
      }
    }
    return List.of();
  }

  private static List<PicturePair> pairs(Path images, Path masks, Consumer<String> warnings)
      throws IOException {
    Map<String, Path> byName = new TreeMap<>();
    for (Path mask : pictures(masks)) {
      byName.put(stem(mask), mask);
    }
    List<PicturePair> pairs = new ArrayList<>();
    for (Path image : pictures(images)) {
      Path mask = byName.get(stem(image));
      if (mask == null) {
        warnings.accept(image + ": there is no mask in " + masks + ", it is left out");
      } else {
        pairs.add(new PicturePair(image, mask));
      }
    }
    return pairs;
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> ImageFormat.ofName(path).isPresent() && Files.isRegularFile(path))
          .sorted(Comparator.comparing(SegmentationDatasets::ordered).thenComparing(path -> path))
          .toList();
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The name with each run of digits at the same length, so that 9 comes before 10. */
  private static String ordered(Path file) {
    return DIGITS
        .matcher(stem(file))
        .replaceAll(
            digits -> "0".repeat(Math.max(0, 20 - digits.group().length())) + digits.group());
  }
}
