package org.fovea.classic.proposal;

import java.util.Set;
import org.fovea.features.segmentation.LabelMap;

/** What selective search knows of the regions of a segmentation: size, box and histograms. */
final class Regions {
  final int count;
  final int pixels;
  final int[] size;

  /** Left, top, right and bottom, the last two exclusive, for each region. */
  final int[] box;

  final int colourBins;
  final int textureBins;

  /** A histogram of sum 1 for each region. */
  final float[] colour;

  /** A histogram of sum 1 for each region. */
  final float[] texture;

  Regions(LabelMap map, PixelBins bins) {
    count = map.count();
    size = map.areas();
    int[] labels = map.labels().data;
    pixels = labels.length;
    box = boxes(labels, map.labels().width, count);
    colourBins = bins.colour.length * PixelBins.COLOUR_BINS;
    colour = new float[count * colourBins];
    for (int band = 0; band < bins.colour.length; band++) {
      byte[] bin = bins.colour[band];
      int first = band * PixelBins.COLOUR_BINS;
      for (int i = 0; i < labels.length; i++) {
        colour[labels[i] * colourBins + first + bin[i]]++;
      }
    }
    textureBins = bins.texture.length * 2 * PixelBins.TEXTURE_BINS;
    texture = new float[count * textureBins];
    for (int axis = 0; axis < bins.texture.length; axis++) {
      addAxis(labels, bins.texture[axis], axis * 2 * PixelBins.TEXTURE_BINS);
    }
    for (int region = 0; region < count; region++) {
      scale(colour, region * colourBins, colourBins, 1f / (size[region] * bins.colour.length));
      scale(
          texture,
          region * textureBins,
          textureBins,
          1f / (size[region] * 2 * bins.texture.length));
    }
  }

  private Regions(Regions other) {
    count = other.count;
    pixels = other.pixels;
    size = other.size.clone();
    box = other.box.clone();
    colourBins = other.colourBins;
    textureBins = other.textureBins;
    colour = other.colour.clone();
    texture = other.texture.clone();
  }

  /** A copy that may be merged without changing this. */
  Regions copy() {
    return new Regions(this);
  }

  // Ten bins for one direction, then ten for the opposite: a derivative along one is 0 along the
  // other. Most derivatives are small, so what is in the first bins is counted by what is not.
  private void addAxis(int[] labels, byte[] bins, int first) {
    for (int i = 0; i < labels.length; i++) {
      int bin = bins[i];
      if (bin > 0) {
        texture[labels[i] * textureBins + first + bin]++;
      } else if (bin < 0) {
        texture[labels[i] * textureBins + first + PixelBins.TEXTURE_BINS - bin]++;
      }
    }
    for (int region = 0; region < count; region++) {
      for (int direction = 0; direction < 2; direction++) {
        int start = region * textureBins + first + direction * PixelBins.TEXTURE_BINS;
        float rest = size[region];
        for (int bin = 1; bin < PixelBins.TEXTURE_BINS; bin++) {
          rest -= texture[start + bin];
        }
        texture[start] = rest;
      }
    }
  }

  private static void scale(float[] values, int from, int length, float by) {
    for (int i = from; i < from + length; i++) {
      values[i] *= by;
    }
  }

  private static int[] boxes(int[] labels, int width, int count) {
    int[] box = new int[4 * count];
    for (int region = 0; region < count; region++) {
      box[4 * region] = Integer.MAX_VALUE;
      box[4 * region + 1] = Integer.MAX_VALUE;
    }
    for (int i = 0, y = 0; i < labels.length; y++) {
      for (int x = 0; x < width; x++, i++) {
        int at = 4 * labels[i];
        box[at] = Math.min(box[at], x);
        box[at + 1] = Math.min(box[at + 1], y);
        box[at + 2] = Math.max(box[at + 2], x + 1);
        box[at + 3] = y + 1;
      }
    }
    return box;
  }

  /** How alike two regions are: the sum of the similarities in use. */
  float similarity(int a, int b, Set<Similarity> similarities) {
    float sum = 0;
    if (similarities.contains(Similarity.COLOUR)) {
      sum += intersection(colour, a * colourBins, b * colourBins, colourBins);
    }
    if (similarities.contains(Similarity.TEXTURE)) {
      sum += intersection(texture, a * textureBins, b * textureBins, textureBins);
    }
    if (similarities.contains(Similarity.SIZE)) {
      sum += 1 - (float) ((double) size[a] + size[b]) / pixels;
    }
    if (similarities.contains(Similarity.FILL)) {
      int width = Math.max(box[4 * a + 2], box[4 * b + 2]) - Math.min(box[4 * a], box[4 * b]);
      int height =
          Math.max(box[4 * a + 3], box[4 * b + 3]) - Math.min(box[4 * a + 1], box[4 * b + 1]);
      sum += 1 - (float) ((long) width * height - size[a] - size[b]) / pixels;
    }
    return sum;
  }

  /** Makes region {@code a} the union of both; {@code b} is then no region any more. */
  void merge(int a, int b) {
    float share = (float) size[b] / (size[a] + size[b]);
    blend(colour, a * colourBins, b * colourBins, colourBins, share);
    blend(texture, a * textureBins, b * textureBins, textureBins, share);
    size[a] += size[b];
    for (int edge = 0; edge < 2; edge++) {
      box[4 * a + edge] = Math.min(box[4 * a + edge], box[4 * b + edge]);
      box[4 * a + 2 + edge] = Math.max(box[4 * a + 2 + edge], box[4 * b + 2 + edge]);
    }
  }

  private static void blend(float[] values, int a, int b, int length, float share) {
    for (int i = 0; i < length; i++) {
      values[a + i] += share * (values[b + i] - values[a + i]);
    }
  }

  private static float intersection(float[] values, int a, int b, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      s0 += Math.min(values[a + i], values[b + i]);
      s1 += Math.min(values[a + i + 1], values[b + i + 1]);
      s2 += Math.min(values[a + i + 2], values[b + i + 2]);
      s3 += Math.min(values[a + i + 3], values[b + i + 3]);
    }
    for (; i < length; i++) {
      s0 += Math.min(values[a + i], values[b + i]);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
