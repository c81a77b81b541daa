package org.fovea.neural.rcnn;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;

/**
 * Leaves out proposals of extreme shape and all but the likeliest of the others.
 *
 * @param proposer proposes
 * @param minSide shorter sides are left out, pixels
 * @param maxAspect boxes longer than this many times their breadth are left out
 * @param limit how many proposals are kept, the first ones
 */
record FilteredProposer(
    RegionProposer<Planar<GrayU8>> proposer, double minSide, double maxAspect, int limit)
    implements RegionProposer<Planar<GrayU8>> {
  @Override
  public List<Box> propose(Planar<GrayU8> image) {
    return proposer.propose(image).stream().filter(this::keeps).limit(limit).toList();
  }

  private boolean keeps(Box box) {
    double shorter = Math.min(box.width(), box.height());
    double longer = Math.max(box.width(), box.height());
    return shorter >= minSide && longer <= maxAspect * shorter;
  }
}
