package org.fovea.metrics.coco;

import java.util.Arrays;

/**
 * What became of the detections of one category, image by image: all that its curves are made of.
 *
 * <p>A detection takes 8 bytes for its score and, for each range of size and overlap, one bit that
 * says true positive and one that says false positive (none: ignored). Those of an image stand
 * together, surest first, so that a position in the image is a rank.
 */
final class CategoryOutcomes {
  private final int words;
  private final int areas;
  private int size;
  private double[] scores = new double[16];
  private long[] bits;
  private int groups;
  private long[] groupImages = new long[8];
  private int[] groupStarts = new int[8];
  // of each group and range of size
  private int[] groupPositives;
  private final long[] positives;

  /**
   * @param words how many 64-bit words hold a detection's bits
   * @param areas how many ranges of size there are
   */
  CategoryOutcomes(int words, int areas) {
    this.words = words;
    this.areas = areas;
    this.bits = new long[16 * words];
    this.groupPositives = new int[8 * areas];
    this.positives = new long[areas];
  }

  /** Makes room for so many more images and detections than there are. */
  void reserve(int moreGroups, int moreDetections) {
    if (groups + moreGroups > groupImages.length) {
      int capacity = groups + moreGroups;
      groupImages = Arrays.copyOf(groupImages, capacity);
      groupStarts = Arrays.copyOf(groupStarts, capacity);
      groupPositives = Arrays.copyOf(groupPositives, capacity * areas);
    }
    int newSize = Math.addExact(size, moreDetections);
    if (newSize > scores.length) {
      scores = Arrays.copyOf(scores, newSize);
      bits = Arrays.copyOf(bits, Math.multiplyExact(newSize, words));
    }
  }

  /** Begins an image and makes room for its detections; their rows begin at the number returned. */
  int addGroup(long imageId, int detections) {
    if (groups == groupImages.length) {
      groupImages = Arrays.copyOf(groupImages, groups * 2);
      groupStarts = Arrays.copyOf(groupStarts, groups * 2);
      groupPositives = Arrays.copyOf(groupPositives, groups * 2 * areas);
    }
    int start = size;
    int newSize = Math.addExact(start, detections);
    if (newSize > scores.length) {
      int capacity = (int) Math.min(newSize + (newSize >> 1) + 16L, Integer.MAX_VALUE / words - 8);
      scores = Arrays.copyOf(scores, capacity);
      bits = Arrays.copyOf(bits, capacity * words);
    }
    groupImages[groups] = imageId;
    groupStarts[groups++] = start;
    size = newSize;
    return start;
  }

  void setScore(int row, double score) {
    scores[row] = score;
  }

  /** The words of all rows, row by row; the array changes with {@link #addGroup}. */
  long[] bits() {
    return bits;
  }

  /** 64 bits of a row from one of them on; those beyond the row's last are undefined. */
  long bits(int row, int from) {
    int word = row * words + (from >> 6);
    int shift = from & 63;
    long low = bits[word] >>> shift;
    return shift == 0 || (from >> 6) + 1 == words ? low : low | bits[word + 1] << -shift;
  }

  /** Says how many truths are to be found in the image begun last, in a range of size. */
  void setPositives(int area, int count) {
    groupPositives[(groups - 1) * areas + area] = count;
    positives[area] += count;
  }

  /** Truths that are to be found in a range of size. */
  long positives(int area) {
    return positives[area];
  }

  /** Those of one image. */
  int groupPositives(int group, int area) {
    return groupPositives[group * areas + area];
  }

  int size() {
    return size;
  }

  int groups() {
    return groups;
  }

  long groupImage(int group) {
    return groupImages[group];
  }

  int groupStart(int group) {
    return groupStarts[group];
  }

  int groupEnd(int group) {
    return group + 1 < groups ? groupStarts[group + 1] : size;
  }

  double score(int row) {
    return scores[row];
  }

  void append(CategoryOutcomes other) {
    for (int g = 0; g < other.groups; g++) {
      int from = other.groupStart(g);
      int n = other.groupEnd(g) - from;
      int start = addGroup(other.groupImages[g], n);
      System.arraycopy(other.scores, from, scores, start, n);
      System.arraycopy(other.bits, from * words, bits, start * words, n * words);
      for (int a = 0; a < areas; a++) {
        setPositives(a, other.groupPositives(g, a));
      }
    }
  }

  void clear() {
    Arrays.fill(bits, 0, size * words, 0);
    Arrays.fill(groupPositives, 0, groups * areas, 0);
    Arrays.fill(positives, 0);
    size = 0;
    groups = 0;
  }
}
