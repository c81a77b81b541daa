package org.fovea.features.intensity;

import boofcv.struct.image.GrayU8;
import org.fovea.features.filter.Border;
import org.fovea.features.image.Images;

/**
 * Contrast-limited adaptive histogram equalization (Zuiderveld, Graphics Gems IV, 1994): each tile
 * of the picture has a map of levels of its own, and a pixel takes the linear mean of what the maps
 * of the four nearest tiles make of it. Equal to {@code cv2.createCLAHE} to the last bit.
 *
 * @param clipLimit how many times the mean count a level's count may be, above 0, or 0 for no limit
 * @param columns tiles side by side, 1..4096
 * @param rows tiles one above another, 1..4096
 */
public record Clahe(double clipLimit, int columns, int rows) {
  public Clahe {
    if (!(clipLimit >= 0 && clipLimit <= 1e6)) {
      throw new IllegalArgumentException("clipLimit must be 0..1e6, got " + clipLimit);
    }
    requireTiles("columns", columns);
    requireTiles("rows", rows);
  }

  private static void requireTiles(String name, int value) {
    if (value < 1 || value > 4096) {
      throw new IllegalArgumentException(name + " must be 1..4096, got " + value);
    }
  }

  /**
   * Evens out a picture. Where the tiles don't cut it into equal parts, it is first enlarged at the
   * right and at the bottom by {@link Border#REFLECT_101}.
   *
   * @param image at least 1 x 1
   * @return a picture of its size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    GrayU8 whole = image;
    if (image.width % columns != 0 || image.height % rows != 0) {
      // A side that can be cut into equal parts grows too, by a whole row of tiles' width, as in
      // OpenCV, where the other one can't.
      whole =
          enlarge(
              image,
              image.width + columns - image.width % columns,
              image.height + rows - image.height % rows);
    }
    int tileWidth = whole.width / columns;
    int tileHeight = whole.height / rows;
    byte[][] tables = new byte[rows * columns][];
    for (int i = 0; i < tables.length; i++) {
      int x = i % columns * tileWidth;
      int y = i / columns * tileHeight;
      tables[i] = table(whole.subimage(x, y, x + tileWidth, y + tileHeight));
    }
    return interpolate(
        image,
        tables,
        new Tiles(image.width, tileWidth, columns),
        new Tiles(image.height, tileHeight, rows));
  }

  private static GrayU8 enlarge(GrayU8 image, int width, int height) {
    GrayU8 large = new GrayU8(width, height);
    for (int y = 0, out = 0; y < height; y++) {
      int row = image.getIndex(0, Border.REFLECT_101.index(y, image.height));
      for (int x = 0; x < width; x++) {
        large.data[out++] = image.data[row + Border.REFLECT_101.index(x, image.width)];
      }
    }
    return large;
  }

  /** The map of levels of one tile. */
  private byte[] table(GrayU8 tile) {
    int[] counts = GrayHistogram.of(tile);
    int pixels = tile.width * tile.height;
    if (clipLimit > 0) {
      clip(counts, Math.max((int) (clipLimit * pixels / 256), 1));
    }
    float scale = 255f / pixels;
    byte[] table = new byte[256];
    int sum = 0;
    for (int level = 0; level < 256; level++) {
      sum += counts[level];
      table[level] = (byte) Math.min((int) Math.rint(sum * scale), 255);
    }
    return table;
  }

  /** Cuts counts off at the limit and spreads what was cut over all levels. */
  private static void clip(int[] counts, int limit) {
    int clipped = 0;
    for (int level = 0; level < 256; level++) {
      clipped += Math.max(counts[level] - limit, 0);
      counts[level] = Math.min(counts[level], limit);
    }
    int residual = clipped % 256;
    for (int level = 0; level < 256; level++) {
      counts[level] += clipped / 256;
    }
    int step = residual == 0 ? 1 : 256 / residual;
    for (int level = 0; level < 256 && residual > 0; level += step) {
      counts[level]++;
      residual--;
    }
  }

  private GrayU8 interpolate(GrayU8 image, byte[][] tables, Tiles across, Tiles down) {
    GrayU8 result = new GrayU8(image.width, image.height);
    for (int y = 0, out = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      int top = down.first[y] * columns;
      int bottom = down.second[y] * columns;
      float a = 1 - down.weight[y];
      float b = down.weight[y];
      for (int x = 0; x < image.width; x++) {
        int level = image.data[from + x] & 0xFF;
        int left = across.first[x];
        int right = across.second[x];
        float c = 1 - across.weight[x];
        float d = across.weight[x];
        float upper =
            (tables[top + left][level] & 0xFF) * c + (tables[top + right][level] & 0xFF) * d;
        float lower =
            (tables[bottom + left][level] & 0xFF) * c + (tables[bottom + right][level] & 0xFF) * d;
        result.data[out++] = (byte) (int) Math.rint(upper * a + lower * b);
      }
    }
    return result;
  }

  /** Along one axis, the two tiles whose centres are nearest to each pixel. */
  private static final class Tiles {
    final int[] first;
    final int[] second;

    /** That of the second tile. */
    final float[] weight;

    Tiles(int pixels, int size, int tiles) {
      first = new int[pixels];
      second = new int[pixels];
      weight = new float[pixels];
      float scale = 1f / size;
      for (int i = 0; i < pixels; i++) {
        float position = i * scale - 0.5f;
        int floor = (int) Math.floor(position);
        weight[i] = position - floor;
        first[i] = Math.max(floor, 0);
        second[i] = Math.min(floor + 1, tiles - 1);
      }
    }
  }
}
