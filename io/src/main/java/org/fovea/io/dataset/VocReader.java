package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;

/** Reads the layout of Pascal VOC: Annotations, JPEGImages and, if there, ImageSets/Main. */
final class VocReader {
  private final Path root;
  private final DatasetReadConfig config;
  private final Consumer<String> warnings;
  private final Pictures pictures;

  VocReader(Path root, DatasetReadConfig config, Consumer<String> warnings) {
    this.root = root;
    this.config = config;
    this.warnings = warnings;
    this.pictures = new Pictures(config, warnings);
  }

  ImageDataset all() throws IOException {
    return read().data;
  }

  Map<Split, ImageDataset> splits() throws IOException {
    Labelled all = read();
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    Path sets = root.resolve("ImageSets").resolve("Main");
    for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
      Path list = sets.resolve(split.fileName() + ".txt");
      if (Files.isRegularFile(list)) {
        splits.put(split, chosen(all, list));
      }
    }
    Path trainVal = sets.resolve("trainval.txt");
    if (!splits.containsKey(Split.TRAIN) && Files.isRegularFile(trainVal)) {
      splits.put(Split.TRAIN, chosen(all, trainVal));
    }
    if (splits.isEmpty()) {
      splits.put(Split.ALL, all.data);
    }
    long divided =
        splits.values().stream()
            .flatMap(split -> split.truth().images().stream())
            .distinct()
            .count();
    if (divided < all.data.size()) {
      warnings.accept(
          sets + ": " + (all.data.size() - divided) + " pictures are in no list and are left out");
    }
    return splits;
  }

  /**
   * What the files say.
   *
   * @param data all pictures
   * @param names in the same order, the names of their annotation files without extension
   */
  private record Labelled(ImageDataset data, List<String> names) {}

  private ImageDataset chosen(Labelled all, Path list) throws IOException {
    Set<String> known = new HashSet<>(all.names);
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : TextLines.of(list)) {
      number++;
      // Lists of one class have a second column, 1 where the picture shows it.
      String name = line.strip().split("\\s+", 2)[0];
      if (name.isEmpty()) {
        continue;
      }
      if (!known.contains(name)) {
        warnings.accept(
            list + ": line " + number + ": no picture with annotations is named '" + name + "'");
      }
      names.add(name);
    }
    return all.data.subset(i -> names.contains(all.names.get(i)));
  }

  private Labelled read() throws IOException {
    Path annotationFolder = folder("Annotations", "annotations");
    Path imageFolder = folder("JPEGImages", "images");
    List<Path> files = Folders.files(annotationFolder, ".xml");
    if (files.isEmpty()) {
      throw new DatasetFormatException(annotationFolder, "", "holds no .xml file");
    }
    List<VocXml.Content> contents = new ArrayList<>();
    SortedSet<String> classes = new TreeSet<>();
    for (Path file : files) {
      VocXml.Content content = VocXml.read(file);
      contents.add(content);
      content.objects().forEach(o -> classes.add(o.name()));
    }
    List<String> categoryNames = List.copyOf(classes);
    Map<String, String> pictureOfStem = new HashMap<>();
    for (Path picture : Folders.pictures(imageFolder)) {
      String name = Folders.slashed(imageFolder.relativize(picture));
      pictureOfStem.putIfAbsent(Folders.stem(picture), name);
    }

    List<ImageInfo> images = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      VocXml.Content content = contents.get(i);
      String picture = picture(file, content, pictureOfStem);
      Optional<ImageSize> size = size(file, content, imageFolder, picture);
      if (size.isPresent()) {
        long id = i + 1L;
        images.add(new ImageInfo(id, picture, size.get().width(), size.get().height()));
        names.add(Folders.stem(file));
        for (VocXml.VocObject object : content.objects()) {
          int category = 1 + Collections.binarySearch(categoryNames, object.name());
          Optional<Box> box = box(file, object, size.get());
          box.ifPresent(
              b -> annotations.add(annotation(annotations.size() + 1, id, category, b, object)));
        }
      }
    }
    List<Category> categories =
        IntStream.rangeClosed(1, categoryNames.size())
            .mapToObj(id -> new Category(id, categoryNames.get(id - 1)))
            .toList();
    DetectionDataset truth = new DetectionDataset(categories, images, annotations);
    return new Labelled(new ImageDataset(truth, imageFolder, config.images()), names);
  }

  private static Annotation annotation(
      long id, long imageId, int categoryId, Box box, VocXml.VocObject object) {
    return new Annotation(
        id, imageId, categoryId, box, box.area(), false, object.difficult(), null);
  }

  private Optional<ImageSize> size(
      Path file, VocXml.Content content, Path imageFolder, String picture)
      throws DatasetFormatException {
    ImageSize stated =
        content.width() > 0 && content.height() > 0
            ? new ImageSize(content.width(), content.height())
            : null;
    Path path = Folders.picture(imageFolder, picture, file, "filename");
    return pictures.size(path, stated, file + ": size");
  }

  private Path folder(String... names) throws DatasetFormatException {
    return Folders.first(root, names)
        .orElseThrow(
            () ->
                new DatasetFormatException(
                    root, "", "has no folder " + String.join(" or ", names)));
  }

  /** A renamed picture mostly keeps its annotation file beside it, but not the name inside. */
  private String picture(Path file, VocXml.Content content, Map<String, String> pictureOfStem) {
    String ofStem = pictureOfStem.get(Folders.stem(file));
    if (ofStem == null) {
      return content.filename().isEmpty() ? Folders.stem(file) + ".jpg" : content.filename();
    }
    if (!content.filename().isEmpty() && !ofStem.equals(content.filename())) {
      warnings.accept(
          String.format(
              Locale.ROOT,
              "%s: filename: says '%s', taken is '%s', the picture named like this file",
              file,
              content.filename(),
              ofStem));
    }
    return ofStem;
  }

  /** VOC counts pixels from 1 and the last one belongs to the object. */
  private Optional<Box> box(Path file, VocXml.VocObject o, ImageSize size) {
    String where = file + ": line " + o.line() + ": bndbox";
    String edges =
        String.format(Locale.ROOT, "(%s, %s, %s, %s)", o.xmin(), o.ymin(), o.xmax(), o.ymax());
    if (o.xmax() <= o.xmin() - 1 || o.ymax() <= o.ymin() - 1) {
      warnings.accept(where + ": has no pixel: " + edges + ", the object is left out");
      return Optional.empty();
    }
    Box stated = new Box(o.xmin() - 1, o.ymin() - 1, o.xmax(), o.ymax());
    Optional<Box> inside = BoxClip.inside(stated, size);
    if (inside.isEmpty()) {
      warnings.accept(where + ": is outside the picture: " + edges + ", the object is left out");
    } else if (BoxClip.overhang(stated, size) > 0) {
      warnings.accept(where + ": sticks out of the picture: " + edges + ", it is clipped");
    }
    return inside;
  }
}
