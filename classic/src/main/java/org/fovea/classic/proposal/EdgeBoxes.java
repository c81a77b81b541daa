package org.fovea.classic.proposal;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.suppression.Nms;

/**
 * Edge boxes (C. L. Zitnick and P. Dollár, Edge boxes: locating object proposals from edges, ECCV
 * 2014): windows of every place, size and shape are scored by the contours that are wholly inside
 * them, the best are moved until they get no better, and of those that overlap too much the best is
 * kept.
 *
 * <p>The paper takes its edges from structured forests, which have learnt what the edge of an
 * object is; here they are the gradient's, thinned, so texture counts as much as outlines and
 * recall is lower than the paper's. Immutable and thread-safe; a picture always has the same
 * proposals.
 */
public final class EdgeBoxes implements RegionProposer<Planar<GrayU8>> {
  // How many windows are refined for each proposal asked for, as NMS drops some.
  private static final int CANDIDATES = 2;

  private final EdgeBoxesConfig config;

  /**
   * A search.
   *
   * @param config how fine it is
   */
  public EdgeBoxes(EdgeBoxesConfig config) {
    this.config = config;
  }

  private record Scored(int left, int top, int right, int bottom, double score) {}

  /**
   * Proposes regions.
   *
   * @param image R, G, B, at least 1 x 1, not modified
   * @return distinct boxes with whole edges inside the picture, the best first; none where there
   *     are no edges or the picture has no room for the smallest window
   * @throws IllegalArgumentException if the picture is empty or has other than three bands
   */
  @Override
  public List<Box> propose(Planar<GrayU8> image) {
    Images.requireRgb(image);
    Images.requireNotEmpty(image);
    if (image.width < 3 || image.height < 3) {
      return List.of();
    }
    EdgeMap edges = EdgeMap.of(image, config.sigma());
    BoxScorer scorer = new BoxScorer(edges, new EdgeGroups(edges), config.minScore());
    List<Scored> candidates = search(scorer, image.width, image.height);
    candidates.sort(Comparator.comparingDouble(Scored::score).reversed());
    int most = (int) Math.min(candidates.size(), (long) CANDIDATES * config.maxProposals());
    List<Box> boxes = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (Scored c : candidates.subList(0, most)) {
      Scored refined = refine(c, scorer, image.width, image.height);
      boxes.add(new Box(refined.left, refined.top, refined.right + 1, refined.bottom + 1));
      scores.add(refined.score);
    }
    double[] values = scores.stream().mapToDouble(s -> s).toArray();
    List<Box> best = new ArrayList<>();
    for (int kept : Nms.hard(boxes, values, config.beta())) {
      if (best.size() < config.maxProposals()) {
        best.add(boxes.get(kept));
      }
    }
    return best.stream().distinct().toList();
  }

  private List<Scored> search(BoxScorer scorer, int width, int height) {
    double alpha = config.alpha();
    double smallest = Math.sqrt(config.minArea());
    double sizeStep = Math.sqrt(1 / alpha);
    double shapeStep = (1 + alpha) / (2 * alpha);
    double placeStep = (1 - alpha) / (1 + alpha);
    int sizes = (int) Math.ceil(Math.log(Math.max(width, height) / smallest) / Math.log(sizeStep));
    int shapes =
        (int) Math.floor(Math.log(config.maxAspectRatio()) / Math.log(shapeStep * shapeStep));
    List<Scored> found = new ArrayList<>();
    for (int size = 0; size < sizes; size++) {
      for (int shape = -shapes; shape <= shapes; shape++) {
        double side = smallest * Math.pow(sizeStep, size);
        double ratio = Math.pow(shapeStep, shape);
        int boxWidth = (int) (side * ratio);
        int boxHeight = (int) (side / ratio);
        int stepX = (int) Math.max(2, boxWidth * placeStep);
        int stepY = (int) Math.max(2, boxHeight * placeStep);
        // Windows may stand out of the picture by up to a step, where they are cut off.
        for (int x = 0; x < width - boxWidth + stepX; x += stepX) {
          for (int y = 0; y < height - boxHeight + stepY; y += stepY) {
            int right = Math.min(x + boxWidth, width - 1);
            int bottom = Math.min(y + boxHeight, height - 1);
            double score = x < right && y < bottom ? scorer.score(x, y, right, bottom) : 0;
            if (score > 0) {
              found.add(new Scored(x, y, right, bottom, score));
            }
          }
        }
      }
    }
    return found;
  }

  /** Moves each side by ever smaller steps as long as the score rises. */
  private Scored refine(Scored start, BoxScorer scorer, int width, int height) {
    double placeStep = (1 - config.alpha()) / (1 + config.alpha());
    Scored best = start;
    int stepX = (int) ((start.right - start.left) * placeStep);
    int stepY = (int) ((start.bottom - start.top) * placeStep);
    while (stepX > 2 || stepY > 2) {
      stepX = Math.max(1, stepX / 2);
      stepY = Math.max(1, stepY / 2);
      for (int side = 0; side < 4; side++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          int left = Math.max(best.left + (side == 0 ? sign * stepX : 0), 0);
          int top = Math.max(best.top + (side == 1 ? sign * stepY : 0), 0);
          int right = Math.min(best.right + (side == 2 ? sign * stepX : 0), width - 1);
          int bottom = Math.min(best.bottom + (side == 3 ? sign * stepY : 0), height - 1);
          if (left < right && top < bottom) {
            double score = scorer.score(left, top, right, bottom);
            if (score > best.score) {
              best = new Scored(left, top, right, bottom, score);
            }
          }
        }
      }
    }
    return best;
  }
}
