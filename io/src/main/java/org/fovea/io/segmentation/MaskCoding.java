package org.fovea.io.segmentation;

import boofcv.struct.image.GrayU8;
import java.nio.file.Path;
import org.fovea.io.dataset.DatasetFormatException;

/**
 * What the values of masks stand for.
 *
 * @param classes how many there are
 * @param voidLabel the value of pixels without a class beside 255, or -1
 * @param binary whether 255 stands for class 1
 */
record MaskCoding(int classes, int voidLabel, boolean binary) {
  /** The classes of a mask's pixels, changed in place. */
  GrayU8 decode(GrayU8 mask, Path file) throws DatasetFormatException {
    byte[] labels = new byte[256];
    for (int value = 0; value < labels.length; value++) {
      labels[value] = (byte) value;
    }
    if (binary) {
      labels[255] = 1;
    }
    if (voidLabel >= 0) {
      labels[voidLabel] = (byte) SegmentationSet.IGNORED;
    }
    for (int i = 0; i < mask.data.length; i++) {
      int label = labels[mask.data[i] & 0xFF] & 0xFF;
      if (label >= classes && label != SegmentationSet.IGNORED) {
        throw new DatasetFormatException(
            file,
            "pixel (%d, %d)".formatted(i % mask.width, i / mask.width),
            "mask has value %d, expected 0..%d or 255".formatted(label, classes - 1));
      }
      mask.data[i] = (byte) label;
    }
    return mask;
  }
}
