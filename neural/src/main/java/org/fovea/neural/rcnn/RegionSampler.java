package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fovea.metrics.geometry.Box;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the regions of one picture that the network learns from (R-CNN, section 2.3): a proposal
 * that overlaps an object by at least the threshold is of the object's class, every other is
 * background. Each object has the same quota of positives, of which it is the first itself;
 * jittered copies of it stand in for the proposals that small objects lack.
 *
 * @param regions how many regions to choose, at least 1; fewer where there are not as many, more
 *     only where the picture has more objects
 * @param foregroundShare the share of positives among them, {@code 0..1}
 * @param foregroundIou what overlap makes a proposal positive
 * @param jitter makes the jittered copies
 */
record RegionSampler(int regions, double foregroundShare, double foregroundIou, BoxJitter jitter) {
  /**
   * Chooses regions.
   *
   * @param proposals the picture's proposals
   * @param truth its objects
   * @param random chooses
   * @return positives object by object, each object first, then background
   */
  List<LabelledRegion> sample(List<Box> proposals, PictureTruth truth, Random random) {
    List<LabelledRegion> objects = truth.objects();
    List<List<Box>> near = new ArrayList<>();
    objects.forEach(object -> near.add(new ArrayList<>()));
    List<Box> background = new ArrayList<>();
    for (Box proposal : proposals) {
      @Nullable Match match = truth.best(proposal);
      if (match != null && match.iou() >= foregroundIou) {
        near.get(match.object()).add(proposal);
      } else if (!truth.unknown(proposal, foregroundIou)) {
        background.add(proposal);
      }
    }
    List<LabelledRegion> chosen = new ArrayList<>();
    int positives = (int) Math.round(regions * foregroundShare);
    int quota = Math.max(1, positives / Math.max(1, objects.size()));
    for (int k = 0; k < objects.size(); k++) {
      LabelledRegion object = objects.get(k);
      chosen.add(object);
      List<Box> copies = near.get(k);
      Collections.shuffle(copies, random);
      for (int i = 0; i < quota - 1; i++) {
        Box box = i < copies.size() ? copies.get(i) : jitter.near(object.box(), random);
        chosen.add(new LabelledRegion(box, object.label()));
      }
    }
    Collections.shuffle(background, random);
    for (int i = 0; chosen.size() < regions && i < background.size(); i++) {
      chosen.add(new LabelledRegion(background.get(i), ClassLabels.BACKGROUND));
    }
    return chosen;
  }
}
