package org.fovea.features.hough;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.features.image.Images;

/**
 * Straight lines by the standard Hough transform (Duda and Hart, "Use of the Hough transformation
 * to detect lines and curves in pictures", 1972): each edge pixel votes for every line through it.
 * Lines are local maxima among their four neighbours in (rho, theta), those with most votes first,
 * of equals the one of smaller theta, then smaller rho. Accumulator, maxima and order are those of
 * OpenCV's {@code HoughLines}; as there, theta takes whole steps from 0 and ends before pi.
 *
 * @param rhoStep distance between two lines of the accumulator in pixels, at least 0.01
 * @param thetaStep angle between two lines of the accumulator in radians, 0.001..pi
 * @param threshold a line needs more votes than this, at least 0
 */
public record HoughLines(float rhoStep, float thetaStep, int threshold) {
  public HoughLines {
    if (!(rhoStep >= 0.01f && rhoStep < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rhoStep must be at least 0.01, got " + rhoStep);
    }
    if (!(thetaStep >= 0.001f && thetaStep <= (float) Math.PI)) {
      throw new IllegalArgumentException("thetaStep must be 0.001..pi, got " + thetaStep);
    }
    if (threshold < 0) {
      throw new IllegalArgumentException("threshold must be at least 0, got " + threshold);
    }
  }

  /**
   * Finds lines.
   *
   * @param edges a picture whose edge pixels are not 0, at least 1 x 1
   * @return the lines, those with most votes first
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public List<HoughLine> find(GrayU8 edges) {
    Images.requireNotEmpty(edges);
    int reach = edges.width + edges.height;
    int rhos = (int) Math.rint((2 * reach + 1) / rhoStep);
    int[][] votes = votes(EdgePoints.of(edges), rhos);
    List<HoughLine> lines = new ArrayList<>();
    for (int n = 1; n < votes.length - 1; n++) {
      for (int r = 1; r <= rhos; r++) {
        int count = votes[n][r];
        if (count > threshold
            && count > votes[n][r - 1]
            && count >= votes[n][r + 1]
            && count > votes[n - 1][r]
            && count >= votes[n + 1][r]) {
          float rho = (r - 1 - (rhos - 1) * 0.5f) * rhoStep;
          lines.add(new HoughLine(rho, (n - 1) * thetaStep, count));
        }
      }
    }
    // The sort is stable, so that equals stay in the accumulator's order.
    lines.sort(Comparator.comparingInt(HoughLine::votes).reversed());
    return List.copyOf(lines);
  }

  /** Votes by angle and rho, with a border of zeros all around. */
  private int[][] votes(EdgePoints edges, int rhos) {
    int angles = angles();
    int[][] votes = new int[angles + 2][rhos + 2];
    float perStep = 1 / rhoStep;
    float angle = 0;
    for (int n = 0; n < angles; n++) {
      // An angle that grows by additions in single precision is OpenCV's.
      float sine = (float) (Math.sin(angle) * perStep);
      float cosine = (float) (Math.cos(angle) * perStep);
      vote(edges.x(), edges.y(), cosine, sine, votes[n + 1], (rhos - 1) / 2 + 1);
      angle += thetaStep;
    }
    return votes;
  }

  private int angles() {
    int angles = (int) Math.floor(Math.PI / thetaStep) + 1;
    boolean lastIsFirst = Math.abs(Math.PI - (angles - 1) * (double) thetaStep) < thetaStep / 2;
    return angles > 1 && lastIsFirst ? angles - 1 : angles;
  }

  private static void vote(
      float[] xs, float[] ys, float cosine, float sine, int[] votes, int middle) {
    for (int i = 0; i < xs.length; i++) {
      votes[middle + (int) Math.rint(xs[i] * cosine + ys[i] * sine)]++;
    }
  }
}
