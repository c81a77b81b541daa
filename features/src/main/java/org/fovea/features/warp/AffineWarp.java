package org.fovea.features.warp;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * A picture after an affine transform, by bilinear interpolation; {@code cv2.warpAffine} with
 * {@code INTER_LINEAR} and {@code BORDER_CONSTANT}. As there, source coordinates are rounded to
 * 1/32 pixel, which moves a picture by up to 1/64 pixel. What is beyond the edge has one constant
 * value, with which the edge is blended.
 *
 * @param transform from source to result; it has an inverse
 * @param width columns of the result, at least 1
 * @param height rows of the result, at least 1
 * @param outside the value beyond the edge, 0 being usual; for bytes it is rounded and held to
 *     0..255
 */
public record AffineWarp(AffineTransform transform, int width, int height, float outside) {
  /** Bits of a coordinate while it is added up, and those that are kept. */
  private static final int BITS = 10;

  private static final int KEPT = 5;
  private static final int STEPS = 1 << KEPT;

  public AffineWarp {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "expected a result of at least 1 x 1 pixels, got " + width + " x " + height);
    }
  }

  /**
   * A warp that is black beyond the edge.
   *
   * @param transform from source to result; it has an inverse
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   */
  public AffineWarp(AffineTransform transform, int width, int height) {
    this(transform, width, height, 0);
  }

  /**
   * Warps a picture, equal to OpenCV to the last bit.
   *
   * @param image at least 1 x 1
   * @return the warped picture
   * @throws IllegalArgumentException if the picture has no pixels or the transform no inverse
   */
  public GrayU8 apply(GrayU8 image) {
    GrayU8 result = new GrayU8(width, height);
    Grid grid = new Grid(image);
    int beyond = Math.round(Math.min(Math.max(outside, 0), 255));
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grid.at(x, y);
        int sum =
            (STEPS - grid.stepX) * (STEPS - grid.stepY) * level(image, grid.x, grid.y, beyond)
                + grid.stepX * (STEPS - grid.stepY) * level(image, grid.x + 1, grid.y, beyond)
                + (STEPS - grid.stepX) * grid.stepY * level(image, grid.x, grid.y + 1, beyond)
                + grid.stepX * grid.stepY * level(image, grid.x + 1, grid.y + 1, beyond);
        result.data[out++] = (byte) ((sum + STEPS * STEPS / 2) >> (2 * KEPT));
      }
    }
    return result;
  }

  /**
   * Warps a picture, equal to OpenCV to a few roundings.
   *
   * @param image at least 1 x 1
   * @return the warped picture
   * @throws IllegalArgumentException if the picture has no pixels or the transform no inverse
   */
  public GrayF32 apply(GrayF32 image) {
    GrayF32 result = new GrayF32(width, height);
    Grid grid = new Grid(image);
    float scale = 1f / (STEPS * STEPS);
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grid.at(x, y);
        result.data[out++] =
            value(image, grid.x, grid.y) * ((STEPS - grid.stepX) * (STEPS - grid.stepY) * scale)
                + value(image, grid.x + 1, grid.y) * (grid.stepX * (STEPS - grid.stepY) * scale)
                + value(image, grid.x, grid.y + 1) * ((STEPS - grid.stepX) * grid.stepY * scale)
                + value(image, grid.x + 1, grid.y + 1) * (grid.stepX * grid.stepY * scale);
      }
    }
    return result;
  }

  /**
   * Warps every band of a picture, equal to OpenCV to the last bit.
   *
   * @param image at least 1 x 1
   * @return the warped picture
   * @throws IllegalArgumentException if the picture has no pixels or the transform no inverse
   */
  public Planar<GrayU8> apply(Planar<GrayU8> image) {
    Images.requireNotEmpty(image);
    Planar<GrayU8> result = new Planar<>(GrayU8.class, width, height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      result.setBand(band, apply(image.getBand(band)));
    }
    return result;
  }

  private static int level(GrayU8 image, int x, int y, int beyond) {
    return image.isInBounds(x, y)
        ? image.data[image.startIndex + y * image.stride + x] & 0xFF
        : beyond;
  }

  private float value(GrayF32 image, int x, int y) {
    return image.isInBounds(x, y) ? image.data[image.startIndex + y * image.stride + x] : outside;
  }

  /** Where in the source a pixel of the result comes from. */
  private final class Grid {
    private final AffineTransform back;

    /** {@code x} and {@code y} of each column, with 10 bits after the point. */
    private final long[] columnX;

    private final long[] columnY;

    /** The source pixel to the left of and above the place. */
    int x;

    int y;

    /** How far the place is past that pixel, in 1/32. */
    int stepX;

    int stepY;

    Grid(ImageBase<?> image) {
      Images.requireNotEmpty(image);
      back = transform.inverse();
      columnX = new long[width];
      columnY = new long[width];
      for (int i = 0; i < width; i++) {
        columnX[i] = fixed(back.xx() * i);
        columnY[i] = fixed(back.yx() * i);
      }
    }

    private static long fixed(double v) {
      return (long) Math.rint(v * (1 << BITS));
    }

    void at(int column, int row) {
      long half = 1L << (BITS - KEPT - 1);
      long atX = (fixed(back.xy() * row + back.dx()) + half + columnX[column]) >> (BITS - KEPT);
      long atY = (fixed(back.yy() * row + back.dy()) + half + columnY[column]) >> (BITS - KEPT);
      x = whole(atX);
      y = whole(atY);
      stepX = (int) atX & (STEPS - 1);
      stepY = (int) atY & (STEPS - 1);
    }

    private static int whole(long fixed) {
      long limit = Integer.MAX_VALUE - 1;
      return (int) Math.min(Math.max(fixed >> KEPT, -limit), limit);
    }
  }
}
