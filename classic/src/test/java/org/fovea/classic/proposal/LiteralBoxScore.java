package org.fovea.classic.proposal;

/**
 * The score of a box to the letter: every pixel is looked at, ties spread until nothing changes.
 */
final class LiteralBoxScore {
  private LiteralBoxScore() {}

  static double of(EdgeMap edges, EdgeGroups groups, int left, int top, int right, int bottom) {
    double[] tie = new double[groups.count + 1];
    for (int x = left; x <= right; x++) {
      tie[groups.group[top * edges.width + x]] = 1;
      tie[groups.group[bottom * edges.width + x]] = 1;
    }
    for (int y = top; y <= bottom; y++) {
      tie[groups.group[y * edges.width + left]] = 1;
      tie[groups.group[y * edges.width + right]] = 1;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int g = 1; g <= groups.count; g++) {
        for (int k = 0; k < groups.neighbour[g].length; k++) {
          double weight = tie[g] * groups.affinity[g][k];
          if (weight >= 0.05f && weight > tie[groups.neighbour[g][k]]) {
            tie[groups.neighbour[g][k]] = weight;
            changed = true;
          }
        }
      }
    }
    int halfWidth = (right - left) / 2;
    int halfHeight = (bottom - top) / 2;
    double sum = 0;
    for (int y = top + halfHeight / 2; y <= top + halfHeight / 2 + halfHeight; y++) {
      for (int x = left + halfWidth / 2; x <= left + halfWidth / 2 + halfWidth; x++) {
        int i = y * edges.width + x;
        sum -= groups.group[i] == 0 ? 0 : edges.strength[i];
      }
    }
    for (int g = 1; g <= groups.count; g++) {
      if (groups.x[g] >= left
          && groups.x[g] <= right
          && groups.y[g] >= top
          && groups.y[g] <= bottom) {
        sum += (1 - tie[g]) * groups.strength[g];
      }
    }
    return Math.max(sum, 0) * Math.pow(halfWidth + halfHeight, -1.5);
  }
}
