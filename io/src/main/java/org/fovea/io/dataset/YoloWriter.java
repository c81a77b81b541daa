package org.fovea.io.dataset;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;

/** Writes the layout of YOLO. */
final class YoloWriter implements LayoutWriter {
  /** Enough for a ten-thousandth of a pixel in pictures of 10,000; the usual 6 are not. */
  private static final int DECIMALS = 8;

  @Override
  public void write(Map<Split, ImageDataset> splits, Path folder, Output output)
      throws IOException {
    for (Map.Entry<Split, ImageDataset> entry : splits.entrySet()) {
      String split = fileName(entry.getKey());
      Path labels = Files.createDirectories(folder.resolve("labels").resolve(split));
      Files.createDirectories(folder.resolve("images").resolve(split));
      ImageDataset data = entry.getValue();
      PictureNames names = new PictureNames(List.of(data), output.losses());
      Map<Integer, Integer> indices = indices(data.categories());
      for (int i = 0; i < data.size(); i++) {
        String picture = names.of(data.file(i));
        output.pictures().bring(data.file(i), Path.of("images", split, picture));
        Files.writeString(
            labels.resolve(Folders.stem(Path.of(picture)) + ".txt"),
            labels(data.info(i), data.annotations(i), indices, output.losses()));
      }
    }
    Files.writeString(folder.resolve("data.yaml"), yaml(splits));
  }

  /** Training programs ask for a train split: what nothing divides is to learn from. */
  private static String fileName(Split split) {
    return (split == Split.ALL ? Split.TRAIN : split).fileName();
  }

  private static Map<Integer, Integer> indices(List<Category> categories) {
    Map<Integer, Integer> indices = new HashMap<>();
    for (Category category : categories) {
      indices.put(category.id(), indices.size());
    }
    return indices;
  }

  private static String labels(
      ImageInfo info, List<Annotation> objects, Map<Integer, Integer> indices, Losses losses) {
    StringBuilder lines = new StringBuilder();
    for (Annotation object : objects) {
      if (object.crowd()) {
        losses.count("crowds, left out as YOLO has none");
        continue;
      }
      if (object.segmentation() != null) {
        losses.count("segmentations, of which only the boxes are written");
      }
      if (object.difficult()) {
        losses.count("difficult objects, written as ordinary ones as YOLO knows no difference");
      }
      Integer index = indices.get(object.categoryId());
      ImageSize size = new ImageSize(info.width(), info.height());
      Optional<Box> inside = LayoutWriter.inside(object.box(), size, losses);
      if (index != null && inside.isPresent()) {
        Box box = inside.get();
        lines
            .append(index)
            .append(' ')
            .append(fraction((box.x1() + box.x2()) / 2, info.width()))
            .append(' ')
            .append(fraction((box.y1() + box.y2()) / 2, info.height()))
            .append(' ')
            .append(fraction(box.width(), info.width()))
            .append(' ')
            .append(fraction(box.height(), info.height()))
            .append('\n');
      }
    }
    return lines.toString();
  }

  private static String fraction(double pixels, int of) {
    BigDecimal rounded = BigDecimal.valueOf(pixels / of).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String yaml(Map<Split, ImageDataset> splits) {
    StringBuilder yaml = new StringBuilder();
    for (Split split : splits.keySet()) {
      String name = fileName(split);
      yaml.append(name).append(": images/").append(name).append('\n');
    }
    List<Category> categories = splits.values().iterator().next().categories();
    yaml.append("nc: ").append(categories.size()).append("\nnames:\n");
    for (int i = 0; i < categories.size(); i++) {
      yaml.append("  ").append(i).append(": ").append(quoted(categories.get(i).name()));
      yaml.append('\n');
    }
    return yaml.toString();
  }

  /** In double quotes, so that no reader takes "no" or "1" for anything but text. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
