package org.fovea.classic.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fovea.features.segmentation.LabelMap;

/**
 * Algorithm 1 of the paper to the letter: regions are lists of pixels, and histograms, boxes and
 * all similarities are made anew, in double, for every join.
 */
final class LiteralGrouping {
  private final PixelBins bins;
  private final int width;
  private final int pixels;
  private final Set<Similarity> similarities;
  private final List<List<Integer>> regions = new ArrayList<>();

  LiteralGrouping(LabelMap map, PixelBins bins, Set<Similarity> similarities) {
    this.bins = bins;
    this.width = map.labels().width;
    this.pixels = map.labels().data.length;
    this.similarities = similarities;
    for (int region = 0; region < map.count(); region++) {
      regions.add(new ArrayList<>());
    }
    for (int i = 0; i < pixels; i++) {
      regions.get(map.labels().data[i]).add(i);
    }
  }

  /** Left, top, right and bottom of every region there ever is. */
  int[] boxes() {
    List<int[]> boxes = new ArrayList<>();
    regions.forEach(region -> boxes.add(box(region)));
    while (regions.size() > 1) {
      double best = -1;
      int bestA = 0;
      int bestB = 0;
      for (int b = 1; b < regions.size(); b++) {
        for (int a = 0; a < b; a++) {
          if (touch(regions.get(a), regions.get(b))) {
            double s = similarity(regions.get(a), regions.get(b));
            if (s > best) {
              best = s;
              bestA = a;
              bestB = b;
            }
          }
        }
      }
      List<Integer> joined = new ArrayList<>(regions.get(bestA));
      joined.addAll(regions.get(bestB));
      regions.remove(bestB);
      regions.remove(bestA);
      regions.add(joined);
      boxes.add(box(joined));
    }
    return boxes.stream().flatMapToInt(java.util.Arrays::stream).toArray();
  }

  private boolean touch(List<Integer> a, List<Integer> b) {
    return a.stream()
        .anyMatch(
            i ->
                b.stream()
                    .anyMatch(
                        j ->
                            Math.abs(i % width - j % width) <= 1
                                && Math.abs(i / width - j / width) <= 1));
  }

  private double similarity(List<Integer> a, List<Integer> b) {
    double sum = 0;
    if (similarities.contains(Similarity.COLOUR)) {
      sum += intersection(colour(a), colour(b));
    }
    if (similarities.contains(Similarity.TEXTURE)) {
      sum += intersection(texture(a), texture(b));
    }
    if (similarities.contains(Similarity.SIZE)) {
      sum += 1 - (double) (a.size() + b.size()) / pixels;
    }
    if (similarities.contains(Similarity.FILL)) {
      List<Integer> both = new ArrayList<>(a);
      both.addAll(b);
      int[] box = box(both);
      sum += 1 - (double) ((box[2] - box[0]) * (box[3] - box[1]) - both.size()) / pixels;
    }
    return sum;
  }

  private double[] colour(List<Integer> region) {
    double[] histogram = new double[bins.colour.length * PixelBins.COLOUR_BINS];
    for (int band = 0; band < bins.colour.length; band++) {
      for (int i : region) {
        histogram[band * PixelBins.COLOUR_BINS + bins.colour[band][i]]++;
      }
    }
    return histogram;
  }

  private double[] texture(List<Integer> region) {
    double[] histogram = new double[bins.texture.length * 2 * PixelBins.TEXTURE_BINS];
    for (int axis = 0; axis < bins.texture.length; axis++) {
      for (int i : region) {
        int bin = bins.texture[axis][i];
        histogram[2 * axis * PixelBins.TEXTURE_BINS + Math.max(bin, 0)]++;
        histogram[(2 * axis + 1) * PixelBins.TEXTURE_BINS + Math.max(-bin, 0)]++;
      }
    }
    return histogram;
  }

  private static double intersection(double[] a, double[] b) {
    double sumA = java.util.Arrays.stream(a).sum();
    double sumB = java.util.Arrays.stream(b).sum();
    double common = 0;
    for (int k = 0; k < a.length; k++) {
      common += Math.min(a[k] / sumA, b[k] / sumB);
    }
    return common;
  }

  private int[] box(List<Integer> region) {
    return new int[] {
      region.stream().mapToInt(i -> i % width).min().orElseThrow(),
      region.stream().mapToInt(i -> i / width).min().orElseThrow(),
      region.stream().mapToInt(i -> i % width).max().orElseThrow() + 1,
      region.stream().mapToInt(i -> i / width).max().orElseThrow() + 1
    };
  }
}
