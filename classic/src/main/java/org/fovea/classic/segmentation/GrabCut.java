package org.fovea.classic.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.SplittableRandom;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;

/**
 * Cuts an object out of a picture (C. Rother, V. Kolmogorov and A. Blake, GrabCut, SIGGRAPH 2004):
 * learns the colours inside and outside as mixtures of Gaussians, cuts the graph of the pixels
 * where that costs least, and begins again with what came out.
 *
 * <p>Costs and weights are those of OpenCV's {@code grabCut}; the k-means that finds the first
 * Gaussians draws other random numbers, so the masks are close to OpenCV's and not equal. Immutable
 * and thread-safe; the same picture, hints and seed give the same mask.
 */
public final class GrabCut {
  // Directions to the neighbours that come before a pixel: left, up left, up, up right.
  private static final int[] STEP_X = {-1, -1, 0, 1};
  private static final int[] STEP_Y = {0, -1, -1, -1};

  private final GrabCutConfig config;

  /**
   * A cutter.
   *
   * @param config how it works
   */
  public GrabCut(GrabCutConfig config) {
    this.config = config;
  }

  /**
   * Cuts out what is inside a box.
   *
   * @param image R, G, B, not modified
   * @param box around the object; every pixel whose centre is outside is background for certain
   * @return 1 for the object, 0 for the rest, of the picture's size
   * @throws IllegalArgumentException if the picture has other than three bands, or the box has no
   *     pixel of it or all of them
   */
  public GrayU8 segment(Planar<GrayU8> image, Box box) {
    GrayU8 hints = new GrayU8(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        boolean inside =
            x + 0.5 >= box.x1() && x + 0.5 < box.x2() && y + 0.5 >= box.y1() && y + 0.5 < box.y2();
        hints.data[y * image.width + x] =
            (byte) (inside ? PixelHint.PROBABLY_FOREGROUND : PixelHint.BACKGROUND).code();
      }
    }
    return segment(image, hints);
  }

  /**
   * Cuts out an object that is roughly known.
   *
   * @param image R, G, B, not modified
   * @param hints of the same size, not modified: the {@link PixelHint#code} of each pixel, at least
   *     one of them foreground, probably or not, and one background
   * @return 1 for the object, 0 for the rest, of the picture's size
   * @throws IllegalArgumentException if the picture has other than three bands, the sizes differ, a
   *     hint is above 3, or either side has no pixel
   */
  public GrayU8 segment(Planar<GrayU8> image, GrayU8 hints) {
    Images.requireRgb(image);
    Images.requireSameSize(image, hints);
    PixelHint[] hint = read(hints);
    int[] colours = packed(image);
    boolean[][] side = sides(hint);
    double[] contrast = contrast(colours, image.width, image.height);
    SplittableRandom random = new SplittableRandom(config.seed());
    ColourMixture[] mixtures = new ColourMixture[2];
    for (int iteration = 0; iteration < config.iterations(); iteration++) {
      for (int s = 0; s < 2; s++) {
        if (!contains(side[s])) {
          if (iteration == 0) {
            throw new IllegalArgumentException(
                "expected hints for both sides, got no "
                    + (s == 0 ? "background" : "foreground")
                    + " pixel");
          }
          return mask(side[1], image.width, image.height);
        }
        int[] component =
            iteration == 0
                ? ColourClusters.of(colours, side[s], config.components(), random)
                : components(colours, side[s], mixtures[s]);
        mixtures[s] = ColourMixture.fit(colours, side[s], component, config.components());
        if (iteration == 0) {
          component = components(colours, side[s], mixtures[s]);
          mixtures[s] = ColourMixture.fit(colours, side[s], component, config.components());
        }
      }
      side = cut(colours, hint, contrast, mixtures, image.width);
    }
    return mask(side[1], image.width, image.height);
  }

  private static PixelHint[] read(GrayU8 hints) {
    PixelHint[] hint = new PixelHint[hints.width * hints.height];
    for (int i = 0; i < hint.length; i++) {
      int code = hints.get(i % hints.width, i / hints.width);
      if (code >= PixelHint.BY_CODE.length) {
        throw new IllegalArgumentException("expected hints of 0..3, got " + code);
      }
      hint[i] = PixelHint.BY_CODE[code];
    }
    return hint;
  }

  /** Background, then foreground: which pixels it has. */
  private static boolean[][] sides(PixelHint[] hint) {
    boolean[][] side = new boolean[2][hint.length];
    for (int i = 0; i < hint.length; i++) {
      side[hint[i].isForeground() ? 1 : 0][i] = true;
    }
    return side;
  }

  private static boolean contains(boolean[] side) {
    for (boolean pixel : side) {
      if (pixel) {
        return true;
      }
    }
    return false;
  }

  private static int[] components(int[] colours, boolean[] side, ColourMixture mixture) {
    int[] component = new int[colours.length];
    for (int i = 0; i < colours.length; i++) {
      if (side[i]) {
        component[i] = mixture.likeliest(colours[i]);
      }
    }
    return component;
  }

  /** What it costs to part each pixel from its four earlier neighbours (equation 11). */
  private double[] contrast(int[] colours, int width, int height) {
    double[] weights = new double[4 * colours.length];
    double sum = 0;
    long pairs = 0;
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i++) {
        for (int k = 0; k < 4; k++) {
          if (x + STEP_X[k] >= 0 && x + STEP_X[k] < width && y + STEP_Y[k] >= 0) {
            int other = colours[i + STEP_Y[k] * width + STEP_X[k]];
            int r = (colours[i] >> 16) - (other >> 16);
            int g = (colours[i] >> 8 & 0xFF) - (other >> 8 & 0xFF);
            int b = (colours[i] & 0xFF) - (other & 0xFF);
            weights[4 * i + k] = r * r + g * g + b * b;
            sum += weights[4 * i + k];
            pairs++;
          } else {
            weights[4 * i + k] = -1;
          }
        }
      }
    }
    double beta = sum == 0 ? 0 : pairs / (2 * sum);
    double diagonal = config.gamma() / Math.sqrt(2);
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] >= 0) {
        double gamma = (j & 1) == 1 ? diagonal : config.gamma();
        weights[j] = gamma * Math.exp(-beta * weights[j]);
      }
    }
    return weights;
  }

  private boolean[][] cut(
      int[] colours, PixelHint[] hint, double[] contrast, ColourMixture[] mixtures, int width) {
    // Above what all eight neighbours together can pull.
    double certain = 9 * config.gamma() + 1;
    MaxFlow graph = new MaxFlow(colours.length, 4 * colours.length);
    for (int i = 0; i < colours.length; i++) {
      if (hint[i].isCertain()) {
        boolean foreground = hint[i].isForeground();
        graph.addTerminals(i, foreground ? certain : 0, foreground ? 0 : certain);
      } else {
        // Only the difference decides, and a capacity must not be negative.
        double difference = mixtures[0].cost(colours[i]) - mixtures[1].cost(colours[i]);
        graph.addTerminals(i, Math.max(difference, 0), Math.max(-difference, 0));
      }
      for (int k = 0; k < 4; k++) {
        double weight = contrast[4 * i + k];
        if (weight >= 0) {
          graph.addEdge(i, i + STEP_Y[k] * width + STEP_X[k], weight, weight);
        }
      }
    }
    graph.run();
    boolean[][] side = new boolean[2][colours.length];
    for (int i = 0; i < colours.length; i++) {
      side[graph.onSourceSide(i) ? 1 : 0][i] = true;
    }
    return side;
  }

  private static GrayU8 mask(boolean[] foreground, int width, int height) {
    GrayU8 mask = new GrayU8(width, height);
    for (int i = 0; i < foreground.length; i++) {
      mask.data[i] = (byte) (foreground[i] ? 1 : 0);
    }
    return mask;
  }

  private static int[] packed(Planar<GrayU8> image) {
    int[] colours = new int[image.width * image.height];
    for (GrayU8 band : image.bands) {
      for (int y = 0, i = 0; y < image.height; y++) {
        int from = band.getIndex(0, y);
        for (int end = i + image.width; i < end; i++) {
          colours[i] = colours[i] << 8 | (band.data[from++] & 0xFF);
        }
      }
    }
    return colours;
  }
}
