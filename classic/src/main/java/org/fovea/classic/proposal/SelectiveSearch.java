package org.fovea.classic.proposal;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.fovea.features.colour.ColourSpace;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.features.segmentation.LabelMap;
import org.fovea.features.segmentation.PixelGraph;
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;

/**
 * Selective search (J. Uijlings, K. van de Sande, T. Gevers and A. Smeulders, IJCV 2013): segments
 * a picture finely and joins the most alike neighbours until one region is left; the box of every
 * region on the way is a proposal. Several colour spaces, scales and similarities make groupings
 * that fail in different ways.
 *
 * <p>Proposals are ranked as in section 4.3 of the paper: the position of a region in its grouping,
 * counted from the whole picture, times a random number. The seed is the configuration's, so a
 * picture always has the same proposals. Immutable and thread-safe.
 */
public final class SelectiveSearch implements RegionProposer<Planar<GrayU8>> {
  private final SelectiveSearchConfig config;

  /**
   * A search.
   *
   * @param config how many ways to look
   */
  public SelectiveSearch(SelectiveSearchConfig config) {
    this.config = config;
  }

  /**
   * Proposes regions.
   *
   * @param image R, G, B, at least 1 x 1, not modified
   * @return distinct boxes with whole edges inside the picture, likeliest first
   * @throws IllegalArgumentException if the picture is empty or has other than three bands
   */
  @Override
  public List<Box> propose(Planar<GrayU8> image) {
    Images.requireNotEmpty(image);
    Images.requireRgb(image);
    double shrink = Math.sqrt(config.maxPixels() / ((double) image.width * image.height));
    if (shrink >= 1) {
      return search(image);
    }
    int width = Math.max(1, (int) (image.width * shrink));
    int height = Math.max(1, (int) (image.height * shrink));
    double scaleX = (double) image.width / width;
    double scaleY = (double) image.height / height;
    return search(Resize.to(image, width, height, Interpolation.AREA)).stream()
        .map(
            b ->
                new Box(
                    Math.rint(b.x1() * scaleX),
                    Math.rint(b.y1() * scaleY),
                    Math.rint(b.x2() * scaleX),
                    Math.rint(b.y2() * scaleY)))
        .toList();
  }

  private List<Box> search(Planar<GrayU8> image) {
    SplittableRandom random = new SplittableRandom(config.seed());
    List<Ranked> ranked = new ArrayList<>();
    for (ColourSpace space : config.colourSpaces()) {
      Planar<GrayF32> unit = unit(space, image);
      PixelGraph graph = PixelGraph.ofUnit(asDoubles(unit), config.sigma());
      PixelBins bins = new PixelBins(unit);
      for (double scale : config.scales()) {
        int smallest = (int) Math.min(Math.round(scale * config.minRegion()), Integer.MAX_VALUE);
        LabelMap map = graph.segment(scale, smallest);
        int[][] neighbours = Neighbours.of(map);
        Regions regions = new Regions(map, bins);
        for (Set<Similarity> similarities : config.similarities()) {
          rank(HierarchicalGrouping.boxes(regions, neighbours, similarities), random, ranked);
        }
      }
    }
    return best(ranked);
  }

  /** The colour space's bands, each brought to 0..1. */
  private static Planar<GrayF32> unit(ColourSpace space, Planar<GrayU8> image) {
    Planar<GrayF32> unit = space.fromRgb(image);
    for (int band = 0; band < unit.getNumBands(); band++) {
      float low = space.lowest(band);
      float range = space.highest(band) - low;
      float[] values = unit.getBand(band).data;
      for (int i = 0; i < values.length; i++) {
        values[i] = (values[i] - low) / range;
      }
    }
    return unit;
  }

  private static GrayF64[] asDoubles(Planar<GrayF32> unit) {
    GrayF64[] bands = new GrayF64[unit.getNumBands()];
    for (int band = 0; band < bands.length; band++) {
      bands[band] = new GrayF64(unit.width, unit.height);
      float[] values = unit.getBand(band).data;
      for (int i = 0; i < values.length; i++) {
        bands[band].data[i] = values[i];
      }
    }
    return bands;
  }

  private record Ranked(double rank, int x1, int y1, int x2, int y2) {}

  private void rank(int[] boxes, SplittableRandom random, List<Ranked> ranked) {
    for (int i = 0; i < boxes.length; i += 4) {
      int position = (boxes.length - i) / 4;
      double rank = random.nextDouble() * position;
      int width = boxes[i + 2] - boxes[i];
      int height = boxes[i + 3] - boxes[i + 1];
      if (width >= config.minSide() && height >= config.minSide()) {
        ranked.add(new Ranked(rank, boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]));
      }
    }
  }

  private List<Box> best(List<Ranked> ranked) {
    ranked.sort(Comparator.comparingDouble(Ranked::rank));
    List<Box> best = new ArrayList<>();
    Set<Box> seen = new HashSet<>();
    for (Ranked r : ranked) {
      Box box = new Box(r.x1, r.y1, r.x2, r.y2);
      if (seen.add(box)) {
        best.add(box);
        if (best.size() == config.maxProposals()) {
          break;
        }
      }
    }
    return List.copyOf(best);
  }
}
