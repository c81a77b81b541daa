package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.warp.AffineTransform;

/**
 * Takes each pixel of a result from the source pixel that is nearest to where its centre comes
 * from, as torchvision does; half way between two it is the even one.
 */
final class NearestPixels {
  private final AffineTransform back;
  private final int width;
  private final int height;

  /** Takes pixels by number. */
  interface Taker {
    /**
     * Takes one.
     *
     * @param source its number in the source, {@code y * width + x}, or -1 if it is outside
     * @param out its number in the result
     */
    void take(int source, int out);
  }

  /**
   * Pixels of a result of a size.
   *
   * @param transform from source to result, in continuous pixels
   */
  NearestPixels(AffineTransform transform, int width, int height) {
    this.back = Affine.atCentres(transform).inverse();
    this.width = width;
    this.height = height;
  }

  void forEach(int sourceWidth, int sourceHeight, Taker taker) {
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = Math.rint(back.xx() * x + back.xy() * y + back.dx());
        double fromY = Math.rint(back.yx() * x + back.yy() * y + back.dy());
        boolean inside = fromX >= 0 && fromX < sourceWidth && fromY >= 0 && fromY < sourceHeight;
        taker.take(inside ? ((int) fromY) * sourceWidth + (int) fromX : -1, out++);
      }
    }
  }

  Planar<GrayU8> of(Planar<GrayU8> image, int fill) {
    int[] sources = new int[width * height];
    forEach(image.width, image.height, (source, out) -> sources[out] = source);
    Planar<GrayU8> result = new Planar<>(GrayU8.class, width, height, image.getNumBands());
    for (int b = 0; b < image.getNumBands(); b++) {
      GrayU8 from = image.getBand(b);
      byte[] to = result.getBand(b).data;
      Arrays.fill(to, (byte) fill);
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] >= 0) {
          int row = sources[i] / image.width;
          int column = sources[i] - row * image.width;
          to[i] = from.data[from.startIndex + row * from.stride + column];
        }
      }
    }
    return result;
  }
}
