package org.fovea.features.hog;

import java.util.Arrays;

/** Turns rows of gradients into rows of votes. Has buffers, so that each thread needs its own. */
final class Voter {
  private final Orientations orientations;
  private final CellVotes kind;
  private final int step;
  private final int strips;
  private final float[] gx;
  private final float[] gy;
  private final float[] magnitude;
  private final float[] folded;

  /** For a place half a bin further, where the votes for the bins below and above it start. */
  private final int[] below;

  private final int[] above;

  Voter(Orientations orientations, CellVotes kind, VoteLayout layout) {
    this.orientations = orientations;
    this.kind = kind;
    this.step = layout.step();
    this.strips = layout.strips;
    this.gx = new float[layout.columns()];
    this.gy = new float[gx.length];
    this.magnitude = new float[gx.length];
    this.folded = new float[gx.length];
    int bins = layout.bins;
    this.below = new int[bins + 1];
    this.above = new int[bins + 1];
    for (int i = 0; i <= bins; i++) {
      below[i] = (i + bins - 1) % bins * strips;
      above[i] = i % bins * strips;
    }
  }

  /**
   * The votes of a row of pixels.
   *
   * @param dx gradients
   * @param dy likewise
   * @param from where the row starts
   * @param votes is overwritten, in the order of the layout
   */
  void vote(float[] dx, float[] dy, int from, float[][] votes) {
    System.arraycopy(dx, from, gx, 0, gx.length);
    System.arraycopy(dy, from, gy, 0, gy.length);
    for (int x = 0; x < magnitude.length; x++) {
      magnitude[x] = (float) Math.sqrt(gx[x] * gx[x] + gy[x] * gy[x]);
    }
    orientations.foldedPlaces(gx, gy, folded);
    for (int i = 0; i < Math.min(step, gx.length); i++) {
      Arrays.fill(votes[i], 0);
      if (kind == CellVotes.TRILINEAR) {
        linear(i, votes[i]);
      } else {
        nearest(i, votes[i]);
      }
    }
  }

  /** One vote for each strip's pixel {@code i}. */
  private void nearest(int i, float[] votes) {
    for (int x = i, strip = 0; x < gx.length; x += step, strip++) {
      votes[orientations.bin(folded[x], gx[x], gy[x]) * strips + strip] = magnitude[x];
    }
  }

  /** Likewise two votes, shared between the bins whose centres are nearest. */
  private void linear(int i, float[] votes) {
    for (int x = i, strip = 0; x < gx.length; x += step, strip++) {
      float place = orientations.place(folded[x], gx[x], gy[x]) + 0.5f;
      int upper = (int) place;
      float vote = magnitude[x] * (place - upper);
      votes[below[upper] + strip] = magnitude[x] - vote;
      // With one bin alone both halves of the vote go there, hence the sum.
      votes[above[upper] + strip] += vote;
    }
  }
}
