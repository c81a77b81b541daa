package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.features.warp.AffineTransform;

/**
 * A part of a picture, which may reach past it.
 *
 * @param x left column; below 0 the part begins to the left of the picture
 * @param y top row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Crop(int x, int y, int width, int height) {
  public Crop {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "crop: %d x %d, expected at least 1 x 1".formatted(width, height));
    }
  }

  /**
   * Cuts the part out.
   *
   * @param example not modified
   * @param fill the value of what is outside of the picture, 0..255
   * @param rule which objects stay
   * @return an example of the part's size
   */
  public AnnotatedImage apply(AnnotatedImage example, int fill, ClipRule rule) {
    return new AnnotatedImage(
        pixels(example.image(), fill),
        new ObjectMotion(new AffineTransform(1, 0, -x, 0, 1, -y), width, height, rule).of(example));
  }

  /**
   * Cuts the part out, black outside of the picture, and brings it to a size.
   *
   * @param example not modified
   * @param toWidth columns of the result, at least 1
   * @param toHeight rows of the result, at least 1
   * @param interpolation how pixels are made
   * @param rule which objects stay, by their size in the result
   * @return an example of that size
   */
  public AnnotatedImage resized(
      AnnotatedImage example,
      int toWidth,
      int toHeight,
      Interpolation interpolation,
      ClipRule rule) {
    Planar<GrayU8> image = Resize.to(pixels(example.image(), 0), toWidth, toHeight, interpolation);
    double sx = (double) toWidth / width;
    double sy = (double) toHeight / height;
    AffineTransform transform = new AffineTransform(sx, 0, -x * sx, 0, sy, -y * sy);
    return new AnnotatedImage(
        image, new ObjectMotion(transform, toWidth, toHeight, rule).of(example));
  }

  private Planar<GrayU8> pixels(Planar<GrayU8> image, int fill) {
    Planar<GrayU8> part = new Planar<>(GrayU8.class, width, height, image.getNumBands());
    int left = Math.max(x, 0);
    int top = Math.max(y, 0);
    int columns = Math.min(x + width, image.width) - left;
    int bottom = Math.min(y + height, image.height);
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      byte[] to = part.getBand(band).data;
      Arrays.fill(to, (byte) fill);
      for (int row = top; columns > 0 && row < bottom; row++) {
        System.arraycopy(
            from.data,
            from.startIndex + row * from.stride + left,
            to,
            (row - y) * width + left - x,
            columns);
      }
    }
    return part;
  }
}
