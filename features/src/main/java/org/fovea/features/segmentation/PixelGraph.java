package org.fovea.features.segmentation;

import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.image.Images;

/**
 * The 8-connected graph of a picture's pixels with its edges in ascending order of weight, ready to
 * be cut at any scale ({@link Felzenszwalb}). An edge weighs the Euclidean distance between the
 * smoothed values of its two pixels. Edges of equal weight stay in the order right, down, down
 * right, up right and then reading order, where scikit-image leaves it to NumPy's unstable sort.
 *
 * <p>Immutable, and safe to share between threads. It holds 12 bytes for each of about 4 edges per
 * pixel.
 */
public final class PixelGraph {
  /** The largest picture: an edge is numbered by its pixel and one of four directions. */
  public static final int MAX_PIXELS = 1 << 28;

  private final int width;
  private final int height;
  private final double[] weights;
  // Four times the pixel that an edge starts from, plus its direction.
  private final int[] edges;

  private PixelGraph(GrayF64[] bands) {
    width = bands[0].width;
    height = bands[0].height;
    int across = (width - 1) * height;
    int down = width * (height - 1);
    int diagonal = (width - 1) * (height - 1);
    double[] unsorted = new double[across + down + 2 * diagonal];
    int[] names = new int[unsorted.length];
    int n = 0;
    for (int direction = 0; direction < 4; direction++) {
      int step = step(direction);
      int firstX = direction == 3 ? 1 : 0;
      int lastX = direction == 0 || direction == 2 ? width - 2 : width - 1;
      int lastY = direction == 0 ? height - 1 : height - 2;
      for (int y = 0; y <= lastY; y++) {
        int row = y * width;
        int start = n - firstX;
        for (GrayF64 band : bands) {
          double[] v = band.data;
          for (int x = firstX; x <= lastX; x++) {
            double difference = v[row + x + step] - v[row + x];
            unsorted[start + x] += difference * difference;
          }
        }
        for (int x = firstX; x <= lastX; x++) {
          unsorted[start + x] = Math.sqrt(unsorted[start + x]);
          names[start + x] = 4 * (row + x) + direction;
        }
        n = start + lastX + 1;
      }
    }
    weights = unsorted;
    edges = names;
    RadixSort.sort(weights, edges);
  }

  /**
   * The graph of a gray picture.
   *
   * @param image values 0..255, at least 1 x 1
   * @param sigma standard deviation of the Gaussian that smooths first, pixels, {@code 0..1000}
   * @return the graph of its values over 255
   * @throws IllegalArgumentException if the picture has no pixels or more than {@link #MAX_PIXELS},
   *     or sigma is out of range
   */
  public static PixelGraph of(GrayU8 image, double sigma) {
    return ofUnit(new GrayF64[] {unit(image)}, sigma);
  }

  /**
   * The graph of a picture of any number of bands.
   *
   * @param image values 0..255, at least 1 x 1, with one band or more
   * @param sigma standard deviation of the Gaussian that smooths first, pixels, {@code 0..1000}
   * @return the graph of its values over 255
   * @throws IllegalArgumentException if the picture has no pixels, more than {@link #MAX_PIXELS} or
   *     no band, or sigma is out of range
   */
  public static PixelGraph of(Planar<GrayU8> image, double sigma) {
    GrayF64[] bands = new GrayF64[image.getNumBands()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = unit(image.getBand(i));
    }
    return ofUnit(bands, sigma);
  }

  /**
   * The graph of a picture in any colour space.
   *
   * @param bands one band or more of one size, at least 1 x 1, values 0..1
   * @param sigma standard deviation of the Gaussian that smooths first, pixels, {@code 0..1000}
   * @return the graph of the smoothed bands
   * @throws IllegalArgumentException if there is no band, they differ in size, there are no pixels
   *     or more than {@link #MAX_PIXELS}, or sigma is out of range
   */
  public static PixelGraph ofUnit(GrayF64[] bands, double sigma) {
    GaussianBlur blur = new GaussianBlur(sigma);
    if (bands.length == 0) {
      throw new IllegalArgumentException("a pixel graph needs at least one band");
    }
    GrayF64[] smooth = new GrayF64[bands.length];
    for (int i = 0; i < bands.length; i++) {
      GrayF64 band = bands[i];
      Images.requireSameSize(bands[0], band);
      if ((long) band.width * band.height > MAX_PIXELS) {
        throw new IllegalArgumentException(
            String.format(
                "a pixel graph holds at most %d pixels, got %d x %d",
                MAX_PIXELS, band.width, band.height));
      }
      smooth[i] = blur.apply(band);
    }
    return new PixelGraph(smooth);
  }

  /**
   * Cuts the graph into regions.
   *
   * @param scale {@code k} of the paper, for values 0..255, at least 0: higher makes larger regions
   * @param minSize pixels; smaller regions are joined to a neighbour, least different first
   * @return the regions
   * @throws IllegalArgumentException if the scale is negative or not finite
   */
  public LabelMap segment(double scale, int minSize) {
    requireScale(scale);
    double tolerance = scale / 255;
    int pixels = width * height;
    int[] parent = new int[pixels];
    int[] size = new int[pixels];
    // Single precision, as in scikit-image: the strongest edge inside plus scale / size.
    float[] limit = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      parent[i] = i;
      size[i] = 1;
      limit[i] = (float) tolerance;
    }
    int[] between = new int[edges.length];
    int refused = 0;
    for (int e = 0; e < edges.length; e++) {
      int start = edges[e] >>> 2;
      int a = root(parent, start);
      int b = root(parent, start + step(edges[e] & 3));
      if (a == b) {
        continue;
      }
      if (weights[e] < Math.min(limit[a], limit[b])) {
        int joined = join(parent, size, a, b);
        limit[joined] = (float) (weights[e] + tolerance / size[joined]);
      } else {
        between[refused++] = edges[e];
      }
    }
    joinSmall(between, 0, refused, parent, size, minSize);
    return label(parent);
  }

  /**
   * The connected parts that are left without the edges that weigh too much.
   *
   * @param heaviest weight of an edge that joins, for values 0..255, at least 0
   * @param minSize pixels; smaller regions are joined to a neighbour, least different first
   * @return the regions
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public LabelMap components(double heaviest, int minSize) {
    if (!(heaviest >= 0 && Double.isFinite(heaviest))) {
      throw new IllegalArgumentException("heaviest must be finite and at least 0, got " + heaviest);
    }
    int[] parent = new int[width * height];
    int[] size = new int[parent.length];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      size[i] = 1;
    }
    int e = 0;
    for (; e < edges.length && weights[e] <= heaviest / 255; e++) {
      int start = edges[e] >>> 2;
      int a = root(parent, start);
      int b = root(parent, start + step(edges[e] & 3));
      if (a != b) {
        join(parent, size, a, b);
      }
    }
    joinSmall(edges, e, edges.length, parent, size, minSize);
    return label(parent);
  }

  private void joinSmall(
      int[] candidates, int from, int to, int[] parent, int[] size, int minSize) {
    for (int e = from; e < to; e++) {
      int start = candidates[e] >>> 2;
      int a = root(parent, start);
      int b = root(parent, start + step(candidates[e] & 3));
      if (a != b && (size[a] < minSize || size[b] < minSize)) {
        join(parent, size, a, b);
      }
    }
  }

  private LabelMap label(int[] parent) {
    GrayS32 labels = new GrayS32(width, height);
    int[] labelOfRoot = new int[parent.length];
    int count = 0;
    for (int i = 0; i < parent.length; i++) {
      int root = root(parent, i);
      if (labelOfRoot[root] == 0) {
        labelOfRoot[root] = ++count;
      }
      labels.data[i] = labelOfRoot[root] - 1;
    }
    return new LabelMap(labels, count);
  }

  private int step(int direction) {
    return switch (direction) {
      case 0 -> 1;
      case 1 -> width;
      case 2 -> width + 1;
      default -> width - 1;
    };
  }

  private static int root(int[] parent, int i) {
    int node = i;
    while (parent[node] != node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  }

  private static int join(int[] parent, int[] size, int a, int b) {
    int root = size[a] >= size[b] ? a : b;
    int child = root == a ? b : a;
    parent[child] = root;
    size[root] += size[child];
    return root;
  }

  private static GrayF64 unit(GrayU8 band) {
    GrayF64 unit = new GrayF64(band.width, band.height);
    for (int y = 0, i = 0; y < band.height; y++) {
      int from = band.getIndex(0, y);
      for (int end = i + band.width; i < end; i++) {
        // Times the inverse, not over 255: scikit-image's last bit.
        unit.data[i] = (band.data[from++] & 0xFF) * (1.0 / 255);
      }
    }
    return unit;
  }

  static void requireScale(double scale) {
    if (!(scale >= 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException("scale must be finite and at least 0, got " + scale);
    }
  }
}
