package org.fovea.io.segmentation;

import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.image.ImageReadConfig;

/** Reads masks. Their values are taken as they are stored: palettes are not looked up. */
final class MaskFiles {
  private MaskFiles() {}

  /**
   * The values of a mask: stored samples of one band, indices of a palette, or the common value of
   * equal bands.
   */
  static GrayU8 read(Path file) throws IOException {
    ImageFiles.readSize(
        file, ImageReadConfig.defaults()); // refuses what is no picture or too large
    BufferedImage picture = ImageIO.read(file.toFile());
    if (picture == null) {
      throw new DatasetFormatException(file, "", "expected a mask as PNG");
    }
    Raster raster = picture.getRaster();
    GrayU8 mask = new GrayU8(raster.getWidth(), raster.getHeight());
    int colours = Math.min(3, raster.getNumBands() == 2 ? 1 : raster.getNumBands());
    int[] row = new int[mask.width];
    int[] other = new int[mask.width];
    for (int y = 0; y < mask.height; y++) {
      raster.getSamples(0, y, mask.width, 1, 0, row);
      for (int band = 1; band < colours; band++) {
        raster.getSamples(0, y, mask.width, 1, band, other);
        if (!Arrays.equals(row, other)) {
          throw new DatasetFormatException(
              file, "row " + y, "mask is coloured, expected one band, a palette or equal bands");
        }
      }
      for (int x = 0; x < mask.width; x++) {
        if (row[x] > 255) {
          throw new DatasetFormatException(
              file, "row " + y, "mask has value " + row[x] + ", expected 0..255");
        }
        mask.data[y * mask.stride + x] = (byte) row[x];
      }
    }
    return mask;
  }
}
