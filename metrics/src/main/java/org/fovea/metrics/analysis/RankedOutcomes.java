package org.fovea.metrics.analysis;

import java.util.Arrays;
import java.util.Map;
import org.fovea.metrics.coco.CategoryRanking;

/**
 * The detections of a category that count, surest first, and where its truths are. Most detections
 * are wrong at every overlap; they stand by themselves, so that summing their weights is all there
 * is to do for them. Images are indices into the ascending ids.
 */
final class RankedOutcomes {
  /** Images of the detections that are wrong at every overlap. */
  final int[] wrongImages;

  /** How many others count at some overlap. */
  final int size;

  /** Image of each of the others. */
  final int[] images;

  /** How many that are wrong at every overlap come before each of the others. */
  final int[] wrongBefore;

  /** Overlaps at which each of the others is right, a bit each. */
  final long[] hits;

  /** Overlaps at which each of the others is wrong, a bit each. */
  final long[] misses;

  private final int[] truthImages;
  private final int[] truthCounts;

  /**
   * @param imageIds all images in ascending order
   * @param thresholds how many overlaps there are, 1 to 64
   */
  RankedOutcomes(CategoryRanking ranking, long[] imageIds, int thresholds) {
    int[] ofWrong = new int[ranking.size()];
    images = new int[ranking.size()];
    wrongBefore = new int[ranking.size()];
    hits = new long[ranking.size()];
    misses = new long[ranking.size()];
    long all = -1L >>> (Long.SIZE - thresholds);
    int wrong = 0;
    int n = 0;
    for (int rank = 0; rank < ranking.size(); rank++) {
      int image = Arrays.binarySearch(imageIds, ranking.imageId(rank));
      long right = 0;
      long missed = 0;
      for (int t = 0; t < thresholds; t++) {
        right |= ranking.isTruePositive(rank, t) ? 1L << t : 0;
        missed |= ranking.isFalsePositive(rank, t) ? 1L << t : 0;
      }
      if (missed == all) {
        ofWrong[wrong++] = image;
      } else if ((right | missed) != 0) {
        images[n] = image;
        wrongBefore[n] = wrong;
        hits[n] = right;
        misses[n++] = missed;
      }
    }
    wrongImages = Arrays.copyOf(ofWrong, wrong);
    size = n;
    Map<Long, Integer> positives = ranking.positivesByImage();
    truthImages =
        positives.keySet().stream().mapToInt(id -> Arrays.binarySearch(imageIds, id)).toArray();
    truthCounts = positives.values().stream().mapToInt(count -> count).toArray();
  }

  /** Truths that are to be found where each image occurs as often as its weight says. */
  long positives(int[] weights) {
    long positives = 0;
    for (int i = 0; i < truthImages.length; i++) {
      positives += (long) weights[truthImages[i]] * truthCounts[i];
    }
    return positives;
  }
}
