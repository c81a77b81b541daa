package org.fovea.classic.proposal;

import java.util.Arrays;

/**
 * The groups along every line of pixels, so that those that a side of a box cuts are found fast.
 */
final class GroupRuns {
  /** For each pixel the run that it is in; runs are numbered along the lines. */
  final int[] run;

  /** The group of each run, 0 for none. */
  final int[] group;

  /**
   * Runs along lines of pixels.
   *
   * @param step from a pixel to the next of its line
   * @param lineStep from a line to the next
   */
  GroupRuns(int[] groups, int lines, int length, int step, int lineStep) {
    run = new int[groups.length];
    int[] runs = new int[groups.length];
    int n = -1;
    for (int line = 0; line < lines; line++) {
      for (int k = 0; k < length; k++) {
        int i = line * lineStep + k * step;
        if (k == 0 || groups[i] != runs[n]) {
          runs[++n] = groups[i];
        }
        run[i] = n;
      }
    }
    group = Arrays.copyOf(runs, n + 1);
  }
}
