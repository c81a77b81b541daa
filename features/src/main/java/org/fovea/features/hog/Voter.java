package org.fovea.features.hog;

import java.util.Arrays;

/** Turns rows of gradients into rows of votes. Has buffers, so that each thread needs its own. */
final class Voter {
  private final Orientations orientations;
  private final CellVotes kind;
  private final int strips;
  private final int[] starts;
  private final float[] magnitude;
  private final float[] angle;

  Voter(Orientations orientations, CellVotes kind, VoteLayout layout) {
    this.orientations = orientations;
    this.kind = kind;
    this.strips = layout.strips;
    this.starts = layout.starts();
    this.magnitude = new float[starts.length];
    this.angle = new float[starts.length];
  }

  /**
   * The votes of a row of pixels.
   *
   * @param dx gradients
   * @param dy likewise
   * @param from where the row starts
   * @param votes is overwritten, in the order of the layout
   */
  void vote(float[] dx, float[] dy, int from, float[] votes) {
    Arrays.fill(votes, 0);
    for (int x = 0; x < magnitude.length; x++) {
      float gx = dx[from + x];
      float gy = dy[from + x];
      magnitude[x] = (float) Math.sqrt(gx * gx + gy * gy);
    }
    orientations.foldedPlaces(dx, dy, from, angle);
    if (kind == CellVotes.TRILINEAR) {
      linear(dx, dy, from, votes);
    } else {
      nearest(dx, dy, from, votes);
    }
  }

  /** One vote per pixel. */
  private void nearest(float[] dx, float[] dy, int from, float[] votes) {
    for (int x = 0; x < starts.length; x++) {
      int bin = orientations.bin(angle[x], dx[from + x], dy[from + x]);
      votes[starts[x] + bin * strips] = magnitude[x];
    }
  }

  /** Two votes per pixel, shared between the bins whose centres are nearest. */
  private void linear(float[] dx, float[] dy, int from, float[] votes) {
    int bins = orientations.bins();
    int[] below = new int[bins + 1];
    int[] above = new int[bins + 1];
    for (int i = 0; i <= bins; i++) {
      below[i] = (i + bins - 1) % bins * strips;
      above[i] = i % bins * strips;
    }
    for (int x = 0; x < starts.length; x++) {
      float place = orientations.place(angle[x], dx[from + x], dy[from + x]) + 0.5f;
      int upper = (int) place;
      float vote = magnitude[x] * (place - upper);
      int start = starts[x];
      votes[start + below[upper]] = magnitude[x] - vote;
      // With one bin alone both halves of the vote go there, hence the sum.
      votes[start + above[upper]] += vote;
    }
  }
}
