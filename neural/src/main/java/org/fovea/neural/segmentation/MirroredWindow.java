package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.neural.tensor.Tensor;

/**
 * Parts of a picture as a network's input, {@code (pixel / 255 - mean) / std}. What lies outside of
 * the picture is mirrored without repeating the edge, as often as it takes (U-Net, Ronneberger et
 * al., 2015, figure 2).
 *
 * @param mean of each band
 * @param std of each band
 */
record MirroredWindow(List<Double> mean, List<Double> std) {

  /** A part that begins at a pixel inside or outside, {@code [bands, height, width]}. */
  Tensor of(Planar<GrayU8> picture, int left, int top, int width, int height) {
    int bands = mean.size();
    if (picture.getNumBands() != bands) {
      throw new IllegalArgumentException(
          "segmentation: picture of %d bands, expected %d".formatted(picture.getNumBands(), bands));
    }
    int[] columns = new int[width];
    for (int x = 0; x < width; x++) {
      columns[x] = mirrored(left + x, picture.width);
    }
    float[] out = new float[bands * height * width];
    for (int band = 0; band < bands; band++) {
      GrayU8 from = picture.getBand(band);
      float[] values = lookup(band);
      for (int y = 0; y < height; y++) {
        int row = from.startIndex + mirrored(top + y, picture.height) * from.stride;
        int to = (band * height + y) * width;
        for (int x = 0; x < width; x++) {
          out[to + x] = values[from.data[row + columns[x]] & 0xFF];
        }
      }
    }
    return Tensor.of(out, bands, height, width);
  }

  private float[] lookup(int band) {
    float[] values = new float[256];
    for (int v = 0; v < values.length; v++) {
      values[v] = (float) ((v / 255.0 - mean.get(band)) / std.get(band));
    }
    return values;
  }

  /** The pixel that an index stands for in an extent. */
  static int mirrored(int index, int extent) {
    if (extent == 1) {
      return 0;
    }
    int period = 2 * (extent - 1);
    int at = Math.floorMod(index, period);
    return at < extent ? at : period - at;
  }
}
