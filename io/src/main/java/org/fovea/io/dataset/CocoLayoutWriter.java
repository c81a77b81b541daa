package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/** Writes a layout of COCO: an instances file and a folder of pictures for each split. */
final class CocoLayoutWriter implements LayoutWriter {
  @Override
  public void write(Map<Split, ImageDataset> splits, Path folder, Output output)
      throws IOException {
    Path annotations = Files.createDirectories(folder.resolve("annotations"));
    for (Map.Entry<Split, ImageDataset> entry : splits.entrySet()) {
      ImageDataset data = entry.getValue();
      boolean divided = entry.getKey() != Split.ALL;
      String split = entry.getKey().fileName();
      Path pictures = divided ? Path.of("images", split) : Path.of("images");
      PictureNames names = new PictureNames(List.of(data), output.losses());
      List<ImageInfo> images = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        String picture = names.of(data.file(i));
        output.pictures().bring(data.file(i), pictures.resolve(picture));
        ImageInfo info = data.info(i);
        images.add(
            new ImageInfo(
                info.id(),
                picture,
                info.width(),
                info.height(),
                info.negativeCategoryIds(),
                info.notExhaustiveCategoryIds()));
      }
      String name = divided ? "instances_" + split + ".json" : "instances.json";
      CocoWriter.writeInstances(
          annotations.resolve(name),
          new DetectionDataset(data.categories(), images, data.truth().annotations()));
    }
  }
}
