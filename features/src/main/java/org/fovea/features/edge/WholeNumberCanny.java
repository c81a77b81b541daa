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
      neighbourBefore(above.length, here, before);
      neighbourAfter(here, below.length, after);
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

  private static void neighbourBefore(int[] above, Row here, int[] before) {
    int[] length = here.length;
    int[] across = here.across;
    int[] down = here.down;
    int[] rising = here.rising;
    for (int x = 0; x < before.length; x++) {
      int corner = (rising[x] & above[x + 2]) | (~rising[x] & above[x]);
      int notAcross = (down[x] & above[x + 1]) | (~down[x] & corner);
      before[x] = (across[x] & length[x]) | (~across[x] & notAcross);
    }
  }

  /** Less 1 along rows and columns, where a pixel may be as long as the one after it. */
  private static void neighbourAfter(Row here, int[] below, int[] after) {
    int[] length = here.length;
    int[] across = here.across;
    int[] down = here.down;
    int[] rising = here.rising;
    for (int x = 0; x < after.length; x++) {
      int corner = (rising[x] & below[x]) | (~rising[x] & below[x + 2]);
      int notAcross = (down[x] & (below[x + 1] - 1)) | (~down[x] & corner);
      after[x] = (across[x] & (length[x + 2] - 1)) | (~across[x] & notAcross);
    }
  }

  /** 0: no edge; 1: may be one; 2: is one. */
  private static void classify(
      int[] length, int[] before, int[] after, int low, int high, int[] state) {
    for (int x = 0; x < state.length; x++) {
      int m = length[x + 1];
      int longest = (before[x] - m) & (after[x] - m) & (low - m);
      state[x] = (longest >>> 31) + ((longest & (high - m)) >>> 31);
    }
  }

  /** What is known of a row of gradients. */
  private static final class Row {
    /** Lengths or their squares, between two zeros. */
    final int[] length;

    /** -1 where the gradient is nearest to the row's direction. */
    final int[] across;

    /** -1 where the gradient is nearest to the column's direction. */
    final int[] down;

    /** -1 where the gradient points up and right or down and left. */
    final int[] rising;

    private final int[] ax;
    private final int[] ay;

    Row(int width) {
      length = new int[width + 2];
      across = new int[width];
      down = new int[width];
      rising = new int[width];
      ax = new int[width];
      ay = new int[width];
    }

    void read(GradientS16 gradient, int y, GradientNorm norm) {
      if (y == gradient.dx().height) {
        Arrays.fill(length, 0);
        return;
      }
      short[] dx = gradient.dx().data;
      short[] dy = gradient.dy().data;
      int from = y * ax.length;
      for (int x = 0; x < ax.length; x++) {
        int i = dx[from + x];
        int j = dy[from + x];
        ax[x] = Math.abs(i);
        ay[x] = Math.abs(j);
        rising[x] = (i ^ j) >> 31;
      }
      if (norm == GradientNorm.L1) {
        for (int x = 0; x < ax.length; x++) {
          length[x + 1] = ax[x] + ay[x];
        }
      } else {
        for (int x = 0; x < ax.length; x++) {
          length[x + 1] = ax[x] * ax[x] + ay[x] * ay[x];
        }
      }
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
