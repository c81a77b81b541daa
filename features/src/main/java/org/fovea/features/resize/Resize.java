package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.ImageGray;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * Resizes pictures. Output pixel {@code i} of {@code n} has its centre at {@code (i + 0.5) * source
 * / n}: half-pixel centres, as OpenCV, Pillow and PyTorch's {@code align_corners=False} have them.
 * Sums are in float; bytes are rounded half up at the end only, so that they may differ by 1 from
 * libraries whose weights have fewer bits. Pixels outside the picture count for nothing: the
 * weights of those inside are scaled to sum to 1.
 */
public final class Resize {
  private Resize() {}

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static Planar<GrayU8> to(
      Planar<GrayU8> image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    return resample(
        image, interpolation.taps(image.width, width), interpolation.taps(image.height, height));
  }

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static GrayU8 to(GrayU8 image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    return resample(
        image, interpolation.taps(image.width, width), interpolation.taps(image.height, height));
  }

  /**
   * A picture at another size.
   *
   * @param image at least 1 x 1
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @param interpolation how output pixels are made
   * @return the resized picture
   * @throws IllegalArgumentException if a size is 0 or less
   */
  public static GrayF32 to(GrayF32 image, int width, int height, Interpolation interpolation) {
    checkSizes(image, width, height);
    return resample(
        image, interpolation.taps(image.width, width), interpolation.taps(image.height, height));
  }

  /**
   * Cuts a box with some of its surroundings out of a picture and brings it to a fixed size without
   * regard to its aspect, by {@link Interpolation#SMOOTH}, as R-CNN warps its regions (Girshick et
   * al., 2014, appendix A). Where the surroundings reach past the picture its nearest pixels are
   * repeated.
   *
   * @param image at least 1 x 1
   * @param x1 left edge of the box in continuous pixels; the box may reach past the picture
   * @param y1 top edge
   * @param x2 right edge, exclusive, more than {@code x1}
   * @param y2 bottom edge, exclusive, more than {@code y1}
   * @param width columns of the result, more than {@code 2 * context}
   * @param height rows of the result, more than {@code 2 * context}
   * @param context pixels of the result on each side of it that show surroundings, at least 0
   * @return the warped region
   * @throws IllegalArgumentException if a size is too small or the box is empty or not finite
   */
  public static Planar<GrayU8> warp(
      Planar<GrayU8> image,
      double x1,
      double y1,
      double x2,
      double y2,
      int width,
      int height,
      double context) {
    checkSizes(image, width, height);
    if (!(context >= 0 && 2 * context < Math.min(width, height))) {
      throw new IllegalArgumentException(
          String.format(
              "context must be from 0 to less than half of %d x %d, got %s",
              width, height, context));
    }
    if (!(x2 - x1 > 0 && y2 - y1 > 0 && Double.isFinite(x2 - x1) && Double.isFinite(y2 - y1))) {
      throw new IllegalArgumentException(
          String.format(
              "expected a box with finite edges and x1 < x2, y1 < y2, got (%s, %s, %s, %s)",
              x1, y1, x2, y2));
    }
    double marginX = context * (x2 - x1) / (width - 2 * context);
    double marginY = context * (y2 - y1) / (height - 2 * context);
    return resample(
        image,
        Taps.smooth(image.width, width, x1 - marginX, x2 + marginX),
        Taps.smooth(image.height, height, y1 - marginY, y2 + marginY));
  }

  private static void checkSizes(ImageBase<?> image, int width, int height) {
    Images.requireNotEmpty(image);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "expected a result of at least 1 x 1 pixels, got " + width + " x " + height);
    }
  }

  private static Planar<GrayU8> resample(Planar<GrayU8> image, Taps columns, Taps rows) {
    Planar<GrayU8> result =
        new Planar<>(GrayU8.class, columns.outputs(), rows.outputs(), image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      resample(image.getBand(band), columns, rows, result.getBand(band));
    }
    return result;
  }

  private static GrayU8 resample(GrayU8 image, Taps columns, Taps rows) {
    GrayU8 result = new GrayU8(columns.outputs(), rows.outputs());
    resample(image, columns, rows, result);
    return result;
  }

  private static void resample(GrayU8 image, Taps columns, Taps rows, GrayU8 result) {
    float[] line = new float[result.width];
    RowCache cache = new RowCache(image, columns, rows.count);
    for (int y = 0; y < result.height; y++) {
      cache.blend(rows, y, line);
      int out = y * result.width;
      for (int x = 0; x < result.width; x++) {
        result.data[out + x] = (byte) (int) (line[x] + 0.5f);
      }
    }
  }

  private static GrayF32 resample(GrayF32 image, Taps columns, Taps rows) {
    GrayF32 result = new GrayF32(columns.outputs(), rows.outputs());
    float[] line = new float[result.width];
    RowCache cache = new RowCache(image, columns, rows.count);
    for (int y = 0; y < result.height; y++) {
      cache.blend(rows, y, line);
      System.arraycopy(line, 0, result.data, y * result.width, result.width);
    }
    return result;
  }

  /**
   * Source rows after the horizontal half of the work, each made once, when an output row first
   * needs it.
   */
  private static final class RowCache {
    private final ImageGray<?> image;
    private final Taps columns;
    private final float[][] slots;
    private final int[] rowInSlot;
    private final float[] source;

    RowCache(ImageGray<?> image, Taps columns, int slotCount) {
      this.image = image;
      this.columns = columns;
      this.slots = new float[slotCount][columns.outputs()];
      this.rowInSlot = new int[slotCount];
      Arrays.fill(rowInSlot, -1);
      this.source = new float[image.width];
    }

    /** Writes output row {@code y} to {@code line}. */
    void blend(Taps rows, int y, float[] line) {
      Arrays.fill(line, 0);
      for (int k = 0; k < rows.count; k++) {
        float weight = rows.weights[y * rows.count + k];
        if (weight != 0) {
          float[] row = row(rows.first[y] + k);
          for (int x = 0; x < line.length; x++) {
            line[x] += weight * row[x];
          }
        }
      }
    }

    private float[] row(int y) {
      int slot = y % slots.length;
      if (rowInSlot[slot] != y) {
        rowInSlot[slot] = y;
        load(y);
        stretch(slots[slot]);
      }
      return slots[slot];
    }

    private void load(int y) {
      int start = image.startIndex + y * image.stride;
      if (image instanceof GrayU8 bytes) {
        for (int x = 0; x < source.length; x++) {
          source[x] = bytes.data[start + x] & 0xFF;
        }
      } else {
        System.arraycopy(((GrayF32) image).data, start, source, 0, source.length);
      }
    }

    private void stretch(float[] out) {
      int count = columns.count;
      int[] first = columns.first;
      float[] weights = columns.weights;
      for (int i = 0; i < out.length; i++) {
        float sum = 0;
        for (int k = 0, w = i * count; k < count; k++) {
          sum += weights[w + k] * source[first[i] + k];
        }
        out[i] = sum;
      }
    }
  }
}
