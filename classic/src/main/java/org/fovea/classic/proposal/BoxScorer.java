package org.fovea.classic.proposal;

/**
 * How many contours are wholly inside a box (section 3.2 of Edge boxes): the strength of the groups
 * inside, less those that a path of alike groups ties to the box's edge, less the middle, over the
 * box's size to the power of 1.5. Not safe for use by several threads at once.
 */
final class BoxScorer {
  private static final double KAPPA = 1.5;
  private static final float LEAST_WEIGHT = 0.05f;

  private final EdgeGroups groups;
  private final int width;
  private final int height;
  private final double minScore;
  private final GroupRuns rows;
  private final GroupRuns columns;
  private final float[] groupSums;
  private final float[] pixelSums;
  private final float[] norm;

  // The groups that matter to the box at hand, how much they are tied to its edge, and in which
  // place of these lists each group is. A group's place counts if it was set for this box.
  private final int[] reached;
  private final float[] tie;
  private final int[] placeOf;
  private final int[] setFor;
  private int reachedCount;
  private int boxNumber;

  BoxScorer(EdgeMap edges, EdgeGroups groups, double minScore) {
    this.groups = groups;
    this.minScore = minScore;
    width = edges.width;
    height = edges.height;
    rows = new GroupRuns(groups.group, height, width, 1, width);
    columns = new GroupRuns(groups.group, width, height, width, 1);
    float[] atGroups = new float[width * height];
    for (int g = 1; g <= groups.count; g++) {
      atGroups[groups.y[g] * width + groups.x[g]] += groups.strength[g];
    }
    float[] ofPixels = new float[width * height];
    for (int i = 0; i < ofPixels.length; i++) {
      ofPixels[i] = groups.group[i] == 0 ? 0 : edges.strength[i];
    }
    groupSums = integral(atGroups);
    pixelSums = integral(ofPixels);
    norm = new float[width + height + 2];
    for (int i = 0; i < norm.length; i++) {
      norm[i] = (float) Math.pow(1.0 / Math.max(i, 1), KAPPA);
    }
    reached = new int[groups.count + 1];
    tie = new float[groups.count + 1];
    placeOf = new int[groups.count + 1];
    setFor = new int[groups.count + 1];
  }

  private float[] integral(float[] values) {
    float[] sums = new float[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        row += values[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = (float) (sums[y * (width + 1) + x + 1] + row);
      }
    }
    return sums;
  }

  private float sum(float[] sums, int left, int top, int right, int bottom) {
    int above = top * (width + 1);
    int below = (bottom + 1) * (width + 1);
    return sums[below + right + 1]
        - sums[below + left]
        - sums[above + right + 1]
        + sums[above + left];
  }

  /** The score of a box inside the picture, its last column and row included; 0 if it is low. */
  double score(int left, int top, int right, int bottom) {
    int halfWidth = (right - left) / 2;
    int halfHeight = (bottom - top) / 2;
    float scale = norm[halfWidth + halfHeight];
    int middleX = left + halfWidth / 2;
    int middleY = top + halfHeight / 2;
    float inside =
        sum(groupSums, left, top, right, bottom)
            - sum(pixelSums, middleX, middleY, middleX + halfWidth, middleY + halfHeight);
    double least = minScore / scale;
    if (inside < least) {
      return 0;
    }
    boxNumber++;
    reachedCount = 0;
    reach(rows, top * width + left, top * width + right);
    reach(rows, bottom * width + left, bottom * width + right);
    reach(columns, top * width + left, bottom * width + left);
    reach(columns, top * width + right, bottom * width + right);
    followTies();
    for (int k = 0; k < reachedCount; k++) {
      int g = reached[k];
      if (groups.x[g] >= left
          && groups.x[g] <= right
          && groups.y[g] >= top
          && groups.y[g] <= bottom) {
        inside -= tie[k] * groups.strength[g];
        if (inside < least) {
          return 0;
        }
      }
    }
    return inside * scale;
  }

  private void reach(GroupRuns runs, int first, int last) {
    for (int r = runs.run[first]; r <= runs.run[last]; r++) {
      int g = runs.group[r];
      if (g != 0 && setFor[g] != boxNumber) {
        add(g, 1);
      }
    }
  }

  private void add(int g, float weight) {
    reached[reachedCount] = g;
    tie[reachedCount] = weight;
    placeOf[g] = reachedCount++;
    setFor[g] = boxNumber;
  }

  private void followTies() {
    for (int k = 0; k < reachedCount; k++) {
      int g = reached[k];
      float weight = tie[k];
      int[] next = groups.neighbour[g];
      float[] affinity = groups.affinity[g];
      int again = k;
      for (int n = 0; n < next.length; n++) {
        float reachedWeight = weight * affinity[n];
        if (reachedWeight >= LEAST_WEIGHT) {
          if (setFor[next[n]] != boxNumber) {
            add(next[n], reachedWeight);
          } else if (reachedWeight > tie[placeOf[next[n]]]) {
            tie[placeOf[next[n]]] = reachedWeight;
            // What that group passed on was too little: go back to it.
            again = Math.min(again, placeOf[next[n]] - 1);
          }
        }
      }
      k = again;
    }
  }
}
