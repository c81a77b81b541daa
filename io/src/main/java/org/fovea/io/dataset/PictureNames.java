package org.fovea.io.dataset;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names for the pictures of a data set in one folder. A picture keeps its own name; where another
 * has it already, but for the extension or upper and lower case, it gets a number.
 */
final class PictureNames {
  private final Map<Path, String> names = new LinkedHashMap<>();

  PictureNames(Collection<ImageDataset> splits, Losses losses) {
    Set<String> stems = new HashSet<>();
    for (ImageDataset split : splits) {
      for (int i = 0; i < split.size(); i++) {
        Path file = split.file(i);
        if (!names.containsKey(file)) {
          names.put(file, free(file, stems, losses));
        }
      }
    }
  }

  private static String free(Path file, Set<String> stems, Losses losses) {
    String name = String.valueOf(file.getFileName());
    String stem = Folders.stem(file);
    String extension = name.substring(stem.length());
    String candidate = stem;
    for (int number = 2; !stems.add(candidate.toLowerCase(Locale.ROOT)); number++) {
      candidate = stem + "-" + number;
    }
    if (!candidate.equals(stem)) {
      losses.count("pictures with the name of another, which got a number");
    }
    return candidate + extension;
  }

  /** The name of a picture. */
  String of(Path file) {
    String name = names.get(file);
    if (name == null) {
      throw new IllegalArgumentException(file + " is none of the pictures");
    }
    return name;
  }
}
