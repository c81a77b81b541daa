package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/** Reads the layout of YOLO: data.yaml, and folders of labels beside those of the pictures. */
final class YoloReader {
  private final Path input;
  private final DatasetReadConfig config;
  private final Consumer<String> warnings;
  private final Pictures pictures;

  YoloReader(Path input, DatasetReadConfig config, Consumer<String> warnings) {
    this.input = input;
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
    all.files.forEach(
        (split, files) ->
            splits.put(split, all.data.subset(i -> files.contains(all.data.file(i).normalize()))));
    return splits;
  }

  /**
   * What the files say.
   *
   * @param data all pictures
   * @param files the pictures of each split
   */
  private record Labelled(ImageDataset data, Map<Split, Set<Path>> files) {}

  private Labelled read() throws IOException {
    YoloYaml yaml = YoloYaml.read(yaml());
    Map<Split, Set<Path>> files = new EnumMap<>(Split.class);
    Set<Path> all = new LinkedHashSet<>();
    for (Map.Entry<Split, List<Path>> entry : yaml.sources().entrySet()) {
      Set<Path> ofSplit = new LinkedHashSet<>();
      for (Path source : entry.getValue()) {
        ofSplit.addAll(Files.isDirectory(source) ? Folders.pictures(source) : listed(source));
      }
      files.put(entry.getKey(), ofSplit);
      all.addAll(ofSplit);
    }
    return new Labelled(label(yaml, all), files);
  }

  private ImageDataset label(YoloYaml yaml, Set<Path> files) throws IOException {
    List<Category> categories =
        IntStream.range(0, yaml.names().size())
            .mapToObj(i -> new Category(i + 1, yaml.names().get(i)))
            .toList();
    List<ImageInfo> images = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    int labelled = 0;
    long id = 0;
    for (Path picture : files) {
      id++;
      Optional<ImageSize> size = pictures.size(picture);
      if (size.isEmpty()) {
        continue;
      }
      String name = Folders.slashed(yaml.root().relativize(picture));
      images.add(new ImageInfo(id, name, size.get().width(), size.get().height()));
      Path labels = labels(picture);
      if (Files.isRegularFile(labels)) {
        labelled++;
        for (YoloLabels.YoloObject o :
            YoloLabels.read(labels, size.get(), categories.size(), warnings)) {
          annotations.add(annotation(annotations.size() + 1, id, o));
        }
      }
    }
    if (labelled == 0) {
      throw new DatasetFormatException(
          yaml.file(),
          "",
          "none of its "
              + files.size()
              + " pictures has labels"
              + files.stream().findFirst().map(f -> ", expected them in " + labels(f)).orElse(""));
    }
    return new ImageDataset(
        new DetectionDataset(categories, images, annotations), yaml.root(), config.images());
  }

  private static Annotation annotation(long id, long imageId, YoloLabels.YoloObject o) {
    return new Annotation(
        id, imageId, o.classIndex() + 1, o.box(), o.area(), false, false, o.outline());
  }

  private Path yaml() throws IOException {
    if (Files.isRegularFile(input)) {
      return input;
    }
    if (Files.isRegularFile(input.resolve("data.yaml"))) {
      return input.resolve("data.yaml");
    }
    List<Path> others = new ArrayList<>(Folders.files(input, ".yaml"));
    others.addAll(Folders.files(input, ".yml"));
    if (others.size() != 1) {
      throw new DatasetFormatException(
          input, "", "has no data.yaml, and " + others.size() + " other .yaml files");
    }
    return others.get(0);
  }

  private List<Path> listed(Path list) throws IOException {
    List<Path> files = new ArrayList<>();
    int number = 0;
    Path folder = Folders.parent(list);
    for (String line : TextLines.of(list)) {
      number++;
      if (!line.isBlank()) {
        files.add(Folders.resolve(folder, line.strip(), list, "line " + number).normalize());
      }
    }
    return files;
  }

  /** Where the labels of a picture are: the last folder "images" of its path is "labels". */
  private static Path labels(Path picture) {
    String name = Folders.stem(picture) + ".txt";
    Path labels = picture.resolveSibling(name);
    for (int i = labels.getNameCount() - 2; i >= 0; i--) {
      if (labels.getName(i).toString().equals("images")) {
        Path before = i == 0 ? labels.getRoot() : labels.getRoot().resolve(labels.subpath(0, i));
        return before.resolve("labels").resolve(labels.subpath(i + 1, labels.getNameCount()));
      }
    }
    return labels;
  }
}
