package org.fovea.features.morphology;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * Erosion, dilation and what is made of them, of gray levels (Serra, "Image Analysis and
 * Mathematical Morphology", 1982), equal to OpenCV's: both look at the pixels under the element as
 * it is, so that an element without symmetry is <em>not</em> turned around for dilation. What is
 * beyond the edge counts for nothing; where no cell is inside the picture, erosion gives 255 and
 * dilation 0. Binary pictures are those of 0 and 255.
 */
public final class Morphology {
  private static final int WHITE = 255;

  private Morphology() {}

  /**
   * The darkest pixel under the element; {@code cv2.erode}.
   *
   * @param image at least 1 x 1
   * @param element the pixels to look at
   * @return a picture of its size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 erode(GrayU8 image, StructuringElement element) {
    Images.requireNotEmpty(image);
    return lowest(image, element, 0);
  }

  /**
   * The lightest pixel under the element; {@code cv2.dilate}.
   *
   * @param image at least 1 x 1
   * @param element the pixels to look at
   * @return a picture of its size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 dilate(GrayU8 image, StructuringElement element) {
    Images.requireNotEmpty(image);
    return lowest(image, element, WHITE);
  }

  /**
   * Erosion, then dilation: takes away light spots that the element does not fit in.
   *
   * @param image at least 1 x 1
   * @param element the pixels to look at
   * @return a picture of its size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 open(GrayU8 image, StructuringElement element) {
    return dilate(erode(image, element), element);
  }

  /**
   * Dilation, then erosion: takes away dark spots that the element does not fit in.
   *
   * @param image at least 1 x 1
   * @param element the pixels to look at
   * @return a picture of its size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 close(GrayU8 image, StructuringElement element) {
    return erode(dilate(image, element), element);
  }

  /**
   * Dilation less erosion.
   *
   * @param image at least 1 x 1
   * @param element the pixels to look at
   * @return a picture of its size, 0 where dilation is below erosion
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 gradient(GrayU8 image, StructuringElement element) {
    GrayU8 gradient = dilate(image, element);
    byte[] eroded = erode(image, element).data;
    for (int i = 0; i < eroded.length; i++) {
      int difference = (gradient.data[i] & 0xFF) - (eroded[i] & 0xFF);
      gradient.data[i] = (byte) Math.max(difference, 0);
    }
    return gradient;
  }

  /**
   * The lowest level under the element, levels being turned over by {@code flip} before and after.
   */
  private static GrayU8 lowest(GrayU8 image, StructuringElement element, int flip) {
    int width = element.width();
    int height = element.height();
    if (width > 1 && height > 1 && element.size() == width * height) {
      StructuringElement row =
          StructuringElement.rectangle(width, 1).withAnchor(element.anchorX(), 0);
      StructuringElement column =
          StructuringElement.rectangle(1, height).withAnchor(0, element.anchorY());
      return lowestOfCells(lowestOfCells(image, row, flip), column, flip);
    }
    return lowestOfCells(image, element, flip);
  }

  private static GrayU8 lowestOfCells(GrayU8 image, StructuringElement element, int flip) {
    GrayU8 result = new GrayU8(image.width, image.height);
    int[][] ring = new int[element.height()][image.width + element.width() - 1];
    for (int[] row : ring) {
      Arrays.fill(row, WHITE);
    }
    int below = element.height() - 1 - element.anchorY();
    int[] line = new int[image.width];
    for (int y = -below; y < image.height; y++) {
      if (y + below < image.height) {
        load(image, y + below, flip, ring[(y + below) % ring.length], element.anchorX());
      }
      if (y >= 0) {
        Arrays.fill(line, WHITE);
        for (int dy = 0; dy < ring.length; dy++) {
          int row = y + dy - element.anchorY();
          if (row >= 0 && row < image.height) {
            lowerByRow(element, dy, ring[row % ring.length], line);
          }
        }
        store(line, flip, result.data, y * line.length);
      }
    }
    return result;
  }

  private static void lowerByRow(StructuringElement element, int dy, int[] row, int[] line) {
    for (int dx = 0; dx < element.width(); dx++) {
      if (element.cell(dx, dy)) {
        lower(line, row, dx);
      }
    }
  }

  private static void lower(int[] line, int[] row, int from) {
    for (int x = 0; x < line.length; x++) {
      line[x] = Math.min(line[x], row[from + x]);
    }
  }

  private static void load(GrayU8 image, int y, int flip, int[] row, int at) {
    int from = image.getIndex(0, y);
    for (int x = 0; x < image.width; x++) {
      row[at + x] = (image.data[from + x] & 0xFF) ^ flip;
    }
  }

  private static void store(int[] line, int flip, byte[] out, int at) {
    for (int x = 0; x < line.length; x++) {
      out[at + x] = (byte) (line[x] ^ flip);
    }
  }
}
