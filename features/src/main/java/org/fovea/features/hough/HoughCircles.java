package org.fovea.features.hough;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.image.Images;

/**
 * Circles by the Hough transform along the gradient (Yuen, Princen, Illingworth and Kittler, "A
 * comparative study of Hough transform methods for circle finding", 1990, there "2-1 Hough
 * transform"). Each edge pixel votes for all centres that lie from the least to the largest radius
 * before and behind it along its gradient. Centres are local maxima of the votes, those with most
 * votes first. The radius of a centre is the one at which, within a ring one pixel wide, there are
 * most edge pixels for its length.
 *
 * <p>The method is that of OpenCV's {@code HOUGH_GRADIENT} with {@code dp = 1}; centres are rounded
 * to the nearest pixel here and fall on half pixels there.
 *
 * @param config which circles are looked for
 */
public record HoughCircles(HoughCirclesConfig config) {
  /** The steps into which a pixel is cut where radii are told apart. */
  private static final int STEPS = 10;

  private record Centre(int x, int y, int votes) {}

  /**
   * Finds circles.
   *
   * @param edges a picture whose edge pixels are not 0, at least 1 x 1
   * @param gradient the gradient of the picture in which they were found, in any unit; edge pixels
   *     without one don't vote
   * @return the circles, those with most votes for their centre first
   * @throws IllegalArgumentException if sizes differ or the picture has no pixels
   */
  public List<HoughCircle> find(GrayU8 edges, Gradient gradient) {
    Images.requireNotEmpty(edges);
    Images.requireSameSize(edges, gradient.dx());
    EdgePoints points = EdgePoints.of(edges);
    int[] votes = votes(points, gradient, edges.width, edges.height);
    List<HoughCircle> circles = new ArrayList<>();
    for (Centre centre : centres(votes, edges.width, edges.height)) {
      if (isFree(circles, centre)) {
        HoughCircle circle = circleAround(centre, points);
        if (circle.support() >= config.threshold()) {
          circles.add(circle);
        }
      }
    }
    return List.copyOf(circles);
  }

  private int[] votes(EdgePoints points, Gradient gradient, int width, int height) {
    int[] votes = new int[width * height];
    for (int i = 0; i < points.size(); i++) {
      int x = (int) points.x()[i];
      int y = (int) points.y()[i];
      double dx = gradient.dx().get(x, y);
      double dy = gradient.dy().get(x, y);
      double length = Math.sqrt(dx * dx + dy * dy);
      if (length > 0) {
        vote(x, y, dx / length, dy / length, votes, width, height);
        vote(x, y, -dx / length, -dy / length, votes, width, height);
      }
    }
    return votes;
  }

  private void vote(int x, int y, double dx, double dy, int[] votes, int width, int height) {
    for (int r = config.minRadius(); r <= config.maxRadius(); r++) {
      int cx = (int) Math.rint(x + r * dx);
      int cy = (int) Math.rint(y + r * dy);
      if (cx < 0 || cx >= width || cy < 0 || cy >= height) {
        return;
      }
      votes[cy * width + cx]++;
    }
  }

  private List<Centre> centres(int[] votes, int width, int height) {
    List<Centre> centres = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        int count = votes[i];
        if (count >= config.threshold()
            && (x == 0 || count > votes[i - 1])
            && (x == width - 1 || count >= votes[i + 1])
            && (y == 0 || count > votes[i - width])
            && (y == height - 1 || count >= votes[i + width])) {
          centres.add(new Centre(x, y, count));
        }
      }
    }
    centres.sort(Comparator.comparingInt(Centre::votes).reversed());
    return centres;
  }

  private boolean isFree(List<HoughCircle> circles, Centre centre) {
    for (HoughCircle circle : circles) {
      if (Math.hypot(circle.x() - centre.x(), circle.y() - centre.y()) < config.minDistance()) {
        return false;
      }
    }
    return true;
  }

  private HoughCircle circleAround(Centre centre, EdgePoints points) {
    // Radii from half a pixel below the least to half a pixel above the largest.
    int[] histogram = new int[(config.maxRadius() - config.minRadius() + 1) * STEPS];
    double least = config.minRadius() - 0.5;
    for (int i = 0; i < points.size(); i++) {
      double dx = points.x()[i] - centre.x();
      double dy = points.y()[i] - centre.y();
      int bin = (int) Math.floor((Math.sqrt(dx * dx + dy * dy) - least) * STEPS);
      if (bin >= 0 && bin < histogram.length) {
        histogram[bin]++;
      }
    }
    double bestRadius = config.minRadius();
    int bestSupport = 0;
    int support = 0;
    for (int bin = 0; bin < histogram.length; bin++) {
      support += histogram[bin] - (bin >= STEPS ? histogram[bin - STEPS] : 0);
      double radius = config.minRadius() + (bin + 1 - STEPS) / (double) STEPS;
      if (bin >= STEPS - 1 && support * bestRadius > bestSupport * radius) {
        bestSupport = support;
        bestRadius = radius;
      }
    }
    return new HoughCircle(centre.x(), centre.y(), bestRadius, bestSupport);
  }
}
