package org.fovea.neural.explain;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.image.Images;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Filters and activations as small pictures side by side, about as many rows as columns. */
public final class PlaneGrid {
  private static final int GAP = 1;
  private static final int BACKGROUND = 255;

  private PlaneGrid() {}

  /**
   * The filters of a network's first convolution, each stretched from its lowest weight, black, to
   * its highest, white (Krizhevsky et al., 2012, figure 3).
   *
   * @param network one that begins with a convolution of one or three channels
   * @param scale pixels to a weight's side, at least 1
   * @return the filters in order, row by row; of three channels in colour
   * @throws IllegalArgumentException when there is no such convolution
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  public static Planar<GrayU8> filters(Module network, int scale) {
    Conv2d first =
        network.namedModules().values().stream()
            .filter(Conv2d.class::isInstance)
            .map(Conv2d.class::cast)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("filters: the network has no convolution"));
    return draw(first.weight(), scale);
  }

  /**
   * The planes of a layer's output, each stretched from its lowest value, black, to its highest,
   * white.
   *
   * @param features {@code [1, K, h, w]}, or {@code [1, 1 + h * w, K]} with a class token first and
   *     h = w
   * @param scale pixels to a value's side, at least 1
   * @return the planes in order, row by row
   */
  public static Planar<GrayU8> activations(Tensor features, int scale) {
    Tensor planes = FeaturePlanes.of(features);
    return draw(Tensor.of(planes.data(), planes.dim(0), 1, planes.dim(1), planes.dim(2)), scale);
  }

  /**
   * Draws tiles.
   *
   * @param tiles {@code [n, bands, h, w]} of one or three bands
   * @param scale pixels to a value's side, at least 1
   * @return the tiles in order, row by row
   */
  public static Planar<GrayU8> draw(Tensor tiles, int scale) {
    if (tiles.shape().rank() != 4 || (tiles.dim(1) != 1 && tiles.dim(1) != 3) || scale < 1) {
      throw new ShapeException(
          "plane grid: tiles %s at scale %d, expected [n, 1 or 3, h, w] and 1 or more"
              .formatted(tiles.shape(), scale));
    }
    int count = tiles.dim(0);
    int columns = (int) Math.ceil(Math.sqrt(count));
    int rows = (count + columns - 1) / columns;
    int height = tiles.dim(2) * scale + GAP;
    int width = tiles.dim(3) * scale + GAP;
    Planar<GrayU8> picture = Images.rgb(columns * width + GAP, rows * height + GAP);
    for (int band = 0; band < 3; band++) {
      Arrays.fill(picture.getBand(band).data, (byte) BACKGROUND);
    }
    for (int n = 0; n < count; n++) {
      int left = GAP + n % columns * width;
      int top = GAP + n / columns * height;
      new Tile(tiles, n, scale).drawInto(picture, left, top);
    }
    return picture;
  }

  /** One tile with its range of values. */
  private static final class Tile {
    private final Tensor tiles;
    private final int start;
    private final int scale;
    private final int size;
    private float lowest = Float.POSITIVE_INFINITY;
    private float highest = Float.NEGATIVE_INFINITY;

    Tile(Tensor tiles, int index, int scale) {
      this.tiles = tiles;
      this.scale = scale;
      size = tiles.dim(2) * tiles.dim(3);
      start = index * tiles.dim(1) * size;
      for (int i = start; i < start + tiles.dim(1) * size; i++) {
        lowest = Math.min(lowest, tiles.data()[i]);
        highest = Math.max(highest, tiles.data()[i]);
      }
    }

    void drawInto(Planar<GrayU8> picture, int left, int top) {
      for (int band = 0; band < 3; band++) {
        int plane = start + (tiles.dim(1) == 1 ? 0 : band * size);
        GrayU8 pixels = picture.getBand(band);
        for (int y = 0; y < tiles.dim(2) * scale; y++) {
          for (int x = 0; x < tiles.dim(3) * scale; x++) {
            int at = plane + y / scale * tiles.dim(3) + x / scale;
            pixels.set(left + x, top + y, level(tiles.data()[at]));
          }
        }
      }
    }

    /** A tile of one value is black. */
    private int level(float value) {
      return highest > lowest ? Math.round(255 * (value - lowest) / (highest - lowest)) : 0;
    }
  }
}
