package org.fovea.features.keypoint;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;

/**
 * FAST-9 corners (Rosten and Drummond, "Machine learning for high-speed corner detection", 2006):
 * pixels for which 9 neighbouring pixels of the 16 on a circle of radius 3 are all brighter or all
 * darker by more than a threshold. Keypoints come row by row, none in the outermost 3 pixels; they
 * have a scale of 1 and an angle of 0. Positions, order and responses are those of OpenCV's {@code
 * FastFeatureDetector} of type {@code TYPE_9_16}.
 *
 * @param threshold how much brighter or darker in gray levels, 0..255
 * @param nonMaximumSuppression whether only corners are kept whose score is above 0 and above that
 *     of all 8 neighbours. Responses then are scores: the largest threshold at which the pixel
 *     would still be a corner; otherwise they are 0.
 */
public record Fast(int threshold, boolean nonMaximumSuppression) implements KeypointDetector {
  private static final int[] CIRCLE_X = {0, 1, 2, 3, 3, 3, 2, 1, 0, -1, -2, -3, -3, -3, -2, -1};
  private static final int[] CIRCLE_Y = {3, 3, 2, 1, 0, -1, -2, -3, -3, -3, -2, -1, 0, 1, 2, 3};
  private static final int RADIUS = 3;
  private static final int ARC = 9;

  public Fast {
    if (threshold < 0 || threshold > 255) {
      throw new IllegalArgumentException("threshold must be 0..255, got " + threshold);
    }
  }

  @Override
  public List<Keypoint> detect(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] circle = new int[16];
    for (int k = 0; k < 16; k++) {
      circle[k] = CIRCLE_Y[k] * image.stride + CIRCLE_X[k];
    }
    int width = image.width;
    int[] scores = new int[width * image.height];
    int[] around = new int[16];
    List<Keypoint> corners = new ArrayList<>();
    for (int y = RADIUS; y < image.height - RADIUS; y++) {
      int start = image.getIndex(0, y);
      for (int x = RADIUS; x < width - RADIUS; x++) {
        if (!isCorner(image.data, start + x, circle)) {
          continue;
        }
        if (nonMaximumSuppression) {
          scores[y * width + x] = score(image.data, start + x, circle, around);
        } else {
          corners.add(new Keypoint(x, y, 1, 0, 0));
        }
      }
    }
    return nonMaximumSuppression ? maxima(scores, width, image.height) : corners;
  }

  private boolean isCorner(byte[] data, int i, int[] circle) {
    int low = (data[i] & 0xFF) - threshold;
    int high = (data[i] & 0xFF) + threshold;
    // An arc of 9 holds at least one of any two opposite pixels.
    for (int k = 0; k < 8; k += 4) {
      int one = data[i + circle[k]] & 0xFF;
      int opposite = data[i + circle[k + 8]] & 0xFF;
      if (one >= low && one <= high && opposite >= low && opposite <= high) {
        return false;
      }
    }
    int darker = 0;
    int brighter = 0;
    for (int k = 0; k < 16; k++) {
      int v = data[i + circle[k]] & 0xFF;
      darker |= (v - low) >>> 31 << k;
      brighter |= (high - v) >>> 31 << k;
    }
    return hasArc(darker) || hasArc(brighter);
  }

  /** Whether 9 neighbouring bits of a circle of 16 are set. */
  private static boolean hasArc(int bits) {
    int unrolled = bits | bits << 16;
    int runsOf2 = unrolled & unrolled >>> 1;
    int runsOf4 = runsOf2 & runsOf2 >>> 2;
    int runsOf8 = runsOf4 & runsOf4 >>> 4;
    return (runsOf8 & unrolled >>> 8) != 0;
  }

  /** The largest threshold at which a pixel is a corner; -1 if it is none at any. */
  private static int score(byte[] data, int i, int[] circle, int[] around) {
    int centre = data[i] & 0xFF;
    for (int k = 0; k < 16; k++) {
      around[k] = (data[i + circle[k]] & 0xFF) - centre;
    }
    int best = 0;
    for (int first = 0; first < 16; first++) {
      int least = around[first];
      int most = least;
      for (int k = first + 1; k < first + ARC; k++) {
        least = Math.min(least, around[k & 15]);
        most = Math.max(most, around[k & 15]);
      }
      best = Math.max(best, Math.max(least, -most));
    }
    return best - 1;
  }

  private static List<Keypoint> maxima(int[] scores, int width, int height) {
    List<Keypoint> maxima = new ArrayList<>();
    for (int y = RADIUS; y < height - RADIUS; y++) {
      for (int x = RADIUS; x < width - RADIUS; x++) {
        int i = y * width + x;
        int score = scores[i];
        if (score > 0
            && score > scores[i - 1]
            && score > scores[i + 1]
            && score > max3(scores, i - width)
            && score > max3(scores, i + width)) {
          maxima.add(new Keypoint(x, y, 1, 0, score));
        }
      }
    }
    return maxima;
  }

  private static int max3(int[] scores, int i) {
    return Math.max(Math.max(scores[i - 1], scores[i]), scores[i + 1]);
  }
}
