package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.coco.CocoReader;
import org.fovea.metrics.coco.OnFlaw;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/** Reads the layouts of COCO: instances files, alone or one for each split, and their pictures. */
final class CocoLayout {
  private static final Pattern SPLIT_FILE =
      Pattern.compile("instances_((train|val|test)[^.]*)\\.json(\\.gz)?");

  /** How many pictures of a file are looked for to tell which folder holds them. */
  private static final int PROBES = 20;

  private final Path input;
  private final DatasetReadConfig config;
  private final Consumer<String> warnings;
  private final Pictures pictures;

  CocoLayout(Path input, DatasetReadConfig config, Consumer<String> warnings) {
    this.input = input;
    this.config = config;
    this.warnings = warnings;
    this.pictures = new Pictures(config, warnings);
  }

  ImageDataset all() throws IOException {
    Map<Split, Path> files = files();
    if (files.size() > 1) {
      throw new DatasetFormatException(
          input,
          "",
          "has several annotation files, " + files.values() + ": name one, or read its splits");
    }
    return read(files.values().iterator().next());
  }

  Map<Split, ImageDataset> splits() throws IOException {
    Map<Split, ImageDataset> splits = new EnumMap<>(Split.class);
    for (Map.Entry<Split, Path> entry : files().entrySet()) {
      splits.put(entry.getKey(), read(entry.getValue()));
    }
    return splits;
  }

  /** The annotation files; one that does not name a split holds all. */
  private Map<Split, Path> files() throws IOException {
    Map<Split, Path> files = new EnumMap<>(Split.class);
    if (Files.isRegularFile(input)) {
      files.put(Split.ALL, input);
      return files;
    }
    List<Path> candidates = new ArrayList<>();
    for (Path folder : List.of(input.resolve("annotations"), input)) {
      if (Files.isDirectory(folder)) {
        candidates.addAll(Folders.files(folder, ".json"));
        candidates.addAll(Folders.files(folder, ".json.gz"));
      }
    }
    for (Path file : candidates) {
      Matcher name = SPLIT_FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        Path other = files.put(Split.ofFileName(name.group(2)), file);
        if (other != null) {
          throw new DatasetFormatException(
              input, "", "has two files for one split, " + other + " and " + file);
        }
      }
    }
    if (files.isEmpty()) {
      files.put(Split.ALL, only(candidates));
    }
    return files;
  }

  private Path only(List<Path> candidates) throws DatasetFormatException {
    List<Path> instances =
        candidates.stream()
            .filter(f -> f.getFileName().toString().startsWith("instances"))
            .toList();
    List<Path> choice = instances.isEmpty() ? candidates : instances;
    if (choice.size() != 1) {
      throw new DatasetFormatException(
          input,
          "",
          "expected one annotation file, or annotations/instances_train.json and so on, got "
              + choice);
    }
    return choice.get(0);
  }

  private ImageDataset read(Path file) throws IOException {
    DetectionDataset stated = new CocoReader().onFlaw(OnFlaw.SKIP, warnings).readInstances(file);
    Path folder = imageFolder(file, stated.images());
    List<ImageInfo> images = new ArrayList<>();
    Set<Long> ids = new HashSet<>();
    for (ImageInfo image : stated.images()) {
      String where = file + ": image " + image.id();
      Path picture =
          Folders.picture(folder, image.fileName(), file, "image " + image.id() + ": file_name");
      ImageSize size =
          image.width() > 0 && image.height() > 0
              ? new ImageSize(image.width(), image.height())
              : null;
      Optional<ImageSize> actual = pictures.size(picture, size, where);
      if (actual.isPresent()) {
        images.add(
            new ImageInfo(
                image.id(),
                image.fileName(),
                actual.get().width(),
                actual.get().height(),
                image.negativeCategoryIds(),
                image.notExhaustiveCategoryIds()));
        ids.add(image.id());
      }
    }
    List<Annotation> annotations =
        stated.annotations().stream().filter(a -> ids.contains(a.imageId())).toList();
    return new ImageDataset(
        new DetectionDataset(stated.categories(), images, annotations), folder, config.images());
  }

  /** The folder that holds most of the first pictures, of those where COCO's tools put them. */
  private Path imageFolder(Path file, List<ImageInfo> images) throws DatasetFormatException {
    Path folder = Folders.parent(file);
    Path root = folder.endsWith("annotations") ? Folders.parent(folder) : folder;
    List<Path> candidates = new ArrayList<>();
    Matcher name = SPLIT_FILE.matcher(file.getFileName().toString());
    if (name.matches()) {
      for (String split : List.of(name.group(1), name.group(2))) {
        candidates.add(root.resolve(split));
        candidates.add(root.resolve("images").resolve(split));
      }
    }
    candidates.add(root.resolve("images"));
    candidates.add(root);
    Path best = root.resolve("images");
    int most = 0;
    for (Path candidate : candidates) {
      int found = 0;
      for (ImageInfo image : images.subList(0, Math.min(PROBES, images.size()))) {
        Path picture =
            Folders.picture(
                candidate, image.fileName(), file, "image " + image.id() + ": file_name");
        if (Files.isRegularFile(picture)) {
          found++;
        }
      }
      if (found > most) {
        most = found;
        best = candidate;
      }
    }
    return best;
  }
}
