package org.fovea.features.edge;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.gradient.Gain;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientNorm;
import org.fovea.features.gradient.GradientS16;

/**
 * Canny on bytes as OpenCV does it. Thinning is done for whole rows without branches, as masks of 0
 * and -1, because no processor can foresee where edges are.
 */
final class WholeNumberCanny {
  private final CannyConfig config;
  private final int low;
  private final int high;

  WholeNumberCanny(CannyConfig config) {
    this.config = config;
    low = threshold(config.low());
    high = threshold(config.high());
  }

  /** A length must exceed it, or the square of a length with {@link GradientNorm#L2}. */
  private int threshold(double given) {
    double scaled = Math.min(config.aperture() == 7 ? given / 16 : given, Short.MAX_VALUE);
    return (int) (config.norm() == GradientNorm.L2 ? scaled * scaled : scaled);
  }

  GrayU8 apply(GrayU8 image) {
    int width = image.width;
    GradientS16 gradient = gradient(image);
    EdgeMap map = new EdgeMap(width, image.height);
    Row above = new Row(width);
    Row here = new Row(width);
    Row below = new Row(width);
    int[] before = new int[width];
    int[] after = new int[width];
    int[] state = new int[width];
    here.read(gradient, 0, config.norm());
    for (int y = 0; y < image.height; y++) {
      below.read(gradient, y + 1, config.norm());
      here.findSectors();
      neighbourBefore(above, here, before);
      neighbourAfter(here, below, after);
      classify(here.length, before, after, low, high, state);
      map.mark(y, state);
      Row free = above;
      above = here;
      here = below;
      below = free;
    }
    return map.link();
  }

  private GradientS16 gradient(GrayU8 image) {
    GradientKernel kernel =
        switch (config.aperture()) {
          case 3 -> GradientKernel.SOBEL;
          case 5 -> GradientKernel.SOBEL_5;
          default -> GradientKernel.SOBEL_7;
        };
    GradientFilter filter = new GradientFilter(kernel, Gain.INTEGER, config.gradientBorder());
    if (kernel != GradientKernel.SOBEL_7) {
      return filter.ofS16(image);
    }
    Gradient wide = filter.of(image);
    return new GradientS16(sixteenth(wide.dx()), sixteenth(wide.dy()));
  }

  private static GrayS16 sixteenth(GrayF32 image) {
    GrayS16 rounded = new GrayS16(image.width, image.height);
    for (int i = 0; i < rounded.data.length; i++) {
      rounded.data[i] = (short) Math.rint(image.data[i] / 16);
    }
    return rounded;
  }

  private static void neighbourBefore(Row above, Row here, int[] before) {
    int[] west = here.west;
    int[] north = above.length;
    int[] northWest = above.west;
    int[] northEast = above.east;
    int[] across = here.across;
    int[] down = here.down;
    int[] rising = here.rising;
    for (int x = 0; x < before.length; x++) {
      int corner = (rising[x] & northEast[x]) | (~rising[x] & northWest[x]);
      int notAcross = (down[x] & north[x]) | (~down[x] & corner);
      before[x] = (across[x] & west[x]) | (~across[x] & notAcross);
    }
  }

  /** Less 1 along rows and columns, where a pixel may be as long as the one after it. */
  private static void neighbourAfter(Row here, Row below, int[] after) {
    int[] east = here.east;
    int[] south = below.length;
    int[] southWest = below.west;
    int[] southEast = below.east;
    int[] across = here.across;
    int[] down = here.down;
    int[] rising = here.rising;
    for (int x = 0; x < after.length; x++) {
      int corner = (rising[x] & southWest[x]) | (~rising[x] & southEast[x]);
      int notAcross = (down[x] & (south[x] - 1)) | (~down[x] & corner);
      after[x] = (across[x] & (east[x] - 1)) | (~across[x] & notAcross);
    }
  }

  /** 0: no edge; 1: may be one; 2: is one. */
  private static void classify(
      int[] length, int[] before, int[] after, int low, int high, int[] state) {
    for (int x = 0; x < state.length; x++) {
      int m = length[x];
      int longest = (before[x] - m) & (after[x] - m) & (low - m);
      state[x] = (longest >>> 31) + ((longest & (high - m)) >>> 31);
    }
  }

  /** What is known of a row of gradients. */
  private static final class Row {
    /** Lengths or their squares. */
    final int[] length;

    /**
     * The lengths one pixel to the left and right of each, in arrays of their own because loops
     * with two offsets into one array don't become vector instructions.
     */
    final int[] west;

    final int[] east;

    /** -1 where the gradient is nearest to the row's direction. */
    final int[] across;

    /** -1 where the gradient is nearest to the column's direction. */
    final int[] down;

    /** -1 where the gradient points up and right or down and left. */
    final int[] rising;

    private final int[] ax;
    private final int[] ay;

    Row(int width) {
      length = new int[width];
      west = new int[width];
      east = new int[width];
      across = new int[width];
      down = new int[width];
      rising = new int[width];
      ax = new int[width];
      ay = new int[width];
    }

    void read(GradientS16 gradient, int y, GradientNorm norm) {
      if (y == gradient.dx().height) {
        Arrays.fill(length, 0);
        Arrays.fill(west, 0);
        Arrays.fill(east, 0);
        return;
      }
      short[] dx = gradient.dx().data;
      short[] dy = gradient.dy().data;
      int from = y * ax.length;
      for (int x = 0; x < ax.length; x++) {
        ax[x] = dx[from + x];
        ay[x] = dy[from + x];
      }
      for (int x = 0; x < ax.length; x++) {
        rising[x] = (ax[x] ^ ay[x]) >> 31;
        ax[x] = Math.abs(ax[x]);
        ay[x] = Math.abs(ay[x]);
      }
      if (norm == GradientNorm.L1) {
        for (int x = 0; x < ax.length; x++) {
          length[x] = ax[x] + ay[x];
        }
      } else {
        for (int x = 0; x < ax.length; x++) {
          length[x] = ax[x] * ax[x] + ay[x] * ay[x];
        }
      }
      System.arraycopy(length, 0, west, 1, length.length - 1);
      System.arraycopy(length, 1, east, 0, length.length - 1);
    }

    void findSectors() {
      for (int x = 0; x < ax.length; x++) {
        int tangent = ax[x] * EdgeThinning.TAN_22;
        int rise = ay[x] << 15;
        across[x] = (rise - tangent) >> 31;
        down[x] = (tangent + (ax[x] << 16) - rise) >> 31;
      }
    }
  }
}
