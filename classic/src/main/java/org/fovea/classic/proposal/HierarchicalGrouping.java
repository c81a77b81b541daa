package org.fovea.classic.proposal;

import java.util.Arrays;
import java.util.Set;

/**
 * Algorithm 1 of selective search: joins the two most alike neighbours until one region is left.
 *
 * <p>Regions are numbered in the order in which they come to be, those of the segmentation first.
 * Of equally alike pairs the one whose younger region is older goes first, then the one whose older
 * region is older.
 */
final class HierarchicalGrouping {
  private final Regions regions;
  private final Set<Similarity> similarities;
  private final int[][] neighbours;
  // Where a region's data are: a new region takes the place of one of the two it is made of.
  private final int[] place;
  // The region that a region became a part of, or itself.
  private final int[] partOf;
  private final LongHeap heap = new LongHeap();
  private int[] pairs;
  private int pairCount;

  private HierarchicalGrouping(Regions regions, int[][] neighbours, Set<Similarity> similarities) {
    this.regions = regions.copy();
    this.similarities = similarities;
    int all = 2 * regions.count - 1;
    this.neighbours = Arrays.copyOf(neighbours, all);
    place = new int[all];
    partOf = new int[all];
    pairs = new int[16 * regions.count];
  }

  /**
   * The boxes of all regions that grouping passes through.
   *
   * @param regions the regions of a segmentation, not modified
   * @param neighbours for each region those that touch it, in ascending order
   * @param similarities what makes regions alike
   * @return left, top, right and bottom of each region in the order of their numbers, {@code
   *     2·count - 1} in all; the last is the whole picture
   */
  static int[] boxes(Regions regions, int[][] neighbours, Set<Similarity> similarities) {
    return new HierarchicalGrouping(regions, neighbours, similarities).group();
  }

  private int[] group() {
    int count = regions.count;
    for (int region = 0; region < count; region++) {
      place[region] = region;
      partOf[region] = region;
      for (int neighbour : neighbours[region]) {
        if (neighbour < region) {
          addPair(neighbour, region);
        }
      }
    }
    int[] boxes = Arrays.copyOf(regions.box, 4 * place.length);
    int[] seenBy = new int[place.length];
    int made = count;
    while (made < place.length) {
      int pair = ~(int) heap.removeLargest();
      int a = pairs[2 * pair];
      int b = pairs[2 * pair + 1];
      if (partOf[a] != a || partOf[b] != b) {
        continue;
      }
      regions.merge(place[a], place[b]);
      place[made] = place[a];
      partOf[a] = made;
      partOf[b] = made;
      partOf[made] = made;
      System.arraycopy(regions.box, 4 * place[made], boxes, 4 * made, 4);
      neighbours[made] = joinedNeighbours(a, b, made, seenBy);
      for (int neighbour : neighbours[made]) {
        addPair(neighbour, made);
      }
      made++;
    }
    return boxes;
  }

  private void addPair(int older, int younger) {
    if (2 * pairCount == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * pairCount] = older;
    pairs[2 * pairCount + 1] = younger;
    float similarity = regions.similarity(place[older], place[younger], similarities);
    // Similarities are not negative, so their bits are in the order of their values.
    heap.add(((long) Float.floatToRawIntBits(similarity) << 32) | (~pairCount & 0xFFFF_FFFFL));
    pairCount++;
  }

  private int[] joinedNeighbours(int a, int b, int made, int[] seenBy) {
    int[] joined = new int[neighbours[a].length + neighbours[b].length];
    int n = 0;
    for (int half = 0; half < 2; half++) {
      for (int region : neighbours[half == 0 ? a : b]) {
        int neighbour = living(region);
        if (neighbour != made && seenBy[neighbour] != made) {
          seenBy[neighbour] = made;
          joined[n++] = neighbour;
        }
      }
    }
    neighbours[a] = new int[0];
    neighbours[b] = neighbours[a];
    Arrays.sort(joined, 0, n);
    return Arrays.copyOf(joined, n);
  }

  private int living(int region) {
    int r = region;
    while (partOf[r] != r) {
      partOf[r] = partOf[partOf[r]];
      r = partOf[r];
    }
    return r;
  }
}
