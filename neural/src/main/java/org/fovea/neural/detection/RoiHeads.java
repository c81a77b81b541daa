package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Module;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The heads on proposed regions: what they show, and where wanted masks and keypoints. Parts: those
 * of the branches ({@code box_head}, {@code mask_head} and so on).
 */
public final class RoiHeads extends Module {
  private final BoxBranch boxes;
  private final @Nullable MaskBranch masks;
  private final @Nullable KeypointBranch keypoints;
  private final int levels;
  private final RoiHeadsConfig config;
  private final RandomGenerator random;

  /**
   * Makes heads of branches, whose parts become those of the heads.
   *
   * @param boxes says what regions show
   * @param masks says which pixels belong to it, or null
   * @param keypoints says where its keypoints are, or null
   * @param levels how many of the feature maps to cut regions from, finest first
   * @param config how they learn and decide
   * @param random draws which proposals the losses look at
   */
  public RoiHeads(
      BoxBranch boxes,
      @Nullable MaskBranch masks,
      @Nullable KeypointBranch keypoints,
      int levels,
      RoiHeadsConfig config,
      RandomGenerator random) {
    this.boxes = adopt(boxes);
    this.masks = masks == null ? null : adopt(masks);
    this.keypoints = keypoints == null ? null : adopt(keypoints);
    this.levels = levels;
    this.config = config;
    this.random = random;
  }

  /** torchvision's names have no level between the heads and the branches' parts. */
  private <M extends Module> M adopt(M branch) {
    branch.children().forEach(this::child);
    return branch;
  }

  /**
   * The losses of a batch.
   *
   * @param batch the pictures' feature maps
   * @param proposals for each picture {@code [K, 4]}; the true boxes are added to them
   * @param targets what is in each picture
   * @return {@code loss_classifier} and {@code loss_box_reg}, {@code loss_mask} with masks and
   *     {@code loss_keypoint} with keypoints
   * @throws IllegalArgumentException when a target has no masks or keypoints where they are needed
   */
  public Map<String, Tensor> losses(
      FeatureBatch batch, List<Tensor> proposals, List<DetectionTarget> targets) {
    List<RegionSample> samples = new ArrayList<>();
    for (int n = 0; n < targets.size(); n++) {
      samples.add(sample(proposals.get(n), targets.get(n)));
    }
    Tensor described = boxes.describe(batch, levels, regions(samples));
    Map<String, Tensor> losses =
        new LinkedHashMap<>(
            BoxBranch.losses(boxes.predict(described), samples, targets, config.boxCoder()));
    List<RegionSample> positives = samples.stream().map(RegionSample::positives).toList();
    List<Tensor> regions = regions(positives);
    boolean any = regions.stream().anyMatch(region -> region.dim(0) > 0);
    if (masks != null) {
      losses.put(
          "loss_mask",
          any
              ? MaskBranch.loss(masks.predict(batch, levels, regions), positives, targets)
              : Tensor.zeros());
    }
    if (keypoints != null) {
      losses.put(
          "loss_keypoint",
          any
              ? KeypointBranch.loss(keypoints.predict(batch, levels, regions), positives, targets)
              : Tensor.zeros());
    }
    return losses;
  }

  private static List<Tensor> regions(List<RegionSample> samples) {
    return samples.stream().map(RegionSample::boxes).toList();
  }

  private RegionSample sample(Tensor proposals, DetectionTarget target) {
    Tensor regions = Concat.cat(List.of(proposals, target.boxes()), 0);
    int[] matches = config.matcher().match(target.boxes(), regions);
    int[] labels = new int[matches.length];
    for (int i = 0; i < labels.length; i++) {
      if (matches[i] >= 0) {
        labels[i] = target.labels().data()[matches[i]];
      } else {
        labels[i] = matches[i] == Matcher.BELOW_LOW ? 0 : -1;
      }
      matches[i] = Math.max(0, matches[i]);
    }
    return RegionSample.of(regions, labels, matches, config.sampler().sample(labels, random).all());
  }

  /**
   * Finds objects.
   *
   * @param batch the pictures' feature maps
   * @param proposals for each picture {@code [K, 4]}
   * @return what was found in each; masks in frames of their own within the boxes
   */
  public List<DetectedObjects> detect(FeatureBatch batch, List<Tensor> proposals) {
    if (proposals.stream().allMatch(own -> own.dim(0) == 0)) {
      return proposals.stream().map(own -> new Candidates().suppressed(0, 0)).toList();
    }
    Tensor described = boxes.describe(batch, levels, proposals);
    List<DetectedObjects> found =
        BoxBranch.detect(boxes.predict(described), proposals, batch.sizes(), config);
    List<Tensor> regions = found.stream().map(DetectedObjects::boxes).toList();
    boolean any = regions.stream().anyMatch(region -> region.dim(0) > 0);
    if (masks != null && any) {
      found = MaskBranch.detect(masks.predict(batch, levels, regions), found);
    }
    if (keypoints != null && any) {
      found = KeypointBranch.detect(keypoints.predict(batch, levels, regions), found);
    }
    return found;
  }

  /**
   * The branch that says what regions show.
   *
   * @return as given
   */
  public BoxBranch boxes() {
    return boxes;
  }

  /**
   * The branch that says which pixels belong to it.
   *
   * @return as given
   */
  public @Nullable MaskBranch masks() {
    return masks;
  }

  /**
   * The branch that says where its keypoints are.
   *
   * @return as given
   */
  public @Nullable KeypointBranch keypoints() {
    return keypoints;
  }

  /**
   * How many of the feature maps regions are cut from.
   *
   * @return 1 or more
   */
  public int levels() {
    return levels;
  }
}
