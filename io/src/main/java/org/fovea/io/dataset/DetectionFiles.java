package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a detector found from a folder of text files. Boxes are brought to continuous pixels
 * as those of {@link Datasets} are; they are not clipped.
 *
 * <p><b>Pascal VOC.</b> A file for each class, {@code comp4_det_test_car.txt} (whatever stands
 * before {@code _det_}, and for the set after it); its lines are a picture's name without
 * extension, a score, xmin, ymin, xmax and ymax, pixels counted from 1 and the last one inside. A
 * class that the data set doesn't have has no truths; its file is passed over with a warning.
 *
 * <p><b>YOLO.</b> A file for each picture, named as it is but {@code .txt}, in the folder or in its
 * {@code labels}; its lines are a class, cx, cy, width, height as fractions of the picture's size,
 * and a score. The class counts the data set's categories from 0 in ascending order of id. A
 * picture without a file has no detections.
 */
public final class DetectionFiles {
  private DetectionFiles() {}

  /**
   * Reads the detections of a data set.
   *
   * @param folder the folder
   * @param format {@link DatasetFormat#VOC} or {@link DatasetFormat#YOLO}
   * @param truth the data set, whose pictures' names and categories the files name
   * @param flaws hears of lines that can't be right, which are then left out; null to fail at the
   *     first
   * @param warnings hears of files that are passed over
   * @return the detections, in the order of the files' names and of their lines
   * @throws DatasetFormatException if there is no such file, or a line can't be right
   * @throws IOException if a file can't be read
   * @throws IllegalArgumentException if the format is another
   */
  public static DetectionTable read(
      Path folder,
      DatasetFormat format,
      DetectionDataset truth,
      @Nullable Consumer<String> flaws,
      Consumer<String> warnings)
      throws IOException {
    DetectionLines lines = new DetectionLines(new PictureIndex(truth), flaws);
    switch (format) {
      case VOC -> VocDetections.read(folder, truth, lines, warnings);
      case YOLO -> YoloDetections.read(folder, truth, lines);
      case COCO -> throw new IllegalArgumentException("format must be VOC or YOLO, got " + format);
    }
    return lines.table();
  }
}
