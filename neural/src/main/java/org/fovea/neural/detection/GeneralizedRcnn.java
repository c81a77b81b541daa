package org.fovea.neural.detection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Detectors in two stages: regions are proposed, then looked at. Faster R-CNN (Ren et al., 2015),
 * Mask R-CNN and Keypoint R-CNN (He et al., 2017), on a feature pyramid (Lin et al., 2017). Parts
 * as in torchvision: {@code backbone}, {@code rpn}, {@code roi_heads}.
 */
public final class GeneralizedRcnn extends NeuralDetector {
  private static final int BOX_WIDTH = 1024;
  private static final List<Integer> MASK_WIDTHS = Collections.nCopies(5, 256);
  private static final List<Integer> KEYPOINT_WIDTHS = Collections.nCopies(8, 512);

  private final RegionProposalNetwork rpn;
  private final RoiHeads roiHeads;

  /**
   * Makes a detector of its parts.
   *
   * @param backbone makes the feature maps
   * @param rpn proposes regions
   * @param roiHeads look at them
   * @param transform makes batches of pictures
   * @param classes labels including 0, which stands for what is no object
   * @param random draws the pictures' sizes in training where there are several
   */
  public GeneralizedRcnn(
      DetectionBackbone backbone,
      RegionProposalNetwork rpn,
      RoiHeads roiHeads,
      GeneralizedRcnnTransform transform,
      int classes,
      RandomGenerator random) {
    super(backbone, transform, classes, random);
    this.rpn = child("rpn", rpn);
    this.roiHeads = child("roi_heads", roiHeads);
  }

  /**
   * Faster R-CNN with torchvision's heads.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param classes labels including 0, which stands for what is no object
   * @param config pictures' sizes, anchors, how it learns and decides
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   */
  public static GeneralizedRcnn fasterRcnn(
      DetectionBackbone backbone,
      int classes,
      GeneralizedRcnnConfig config,
      RandomGenerator random) {
    BoxBranch boxes = new BoxBranch(backbone.commonChannels(), BOX_WIDTH, classes, random);
    return of(backbone, boxes, null, null, classes, config, random);
  }

  /**
   * Mask R-CNN with torchvision's heads.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param classes labels including 0, which stands for what is no object
   * @param config pictures' sizes, anchors, how it learns and decides
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   */
  public static GeneralizedRcnn maskRcnn(
      DetectionBackbone backbone,
      int classes,
      GeneralizedRcnnConfig config,
      RandomGenerator random) {
    int channels = backbone.commonChannels();
    BoxBranch boxes = new BoxBranch(channels, BOX_WIDTH, classes, random);
    MaskBranch masks = new MaskBranch(channels, MASK_WIDTHS, classes, random);
    return of(backbone, boxes, masks, null, classes, config, random);
  }

  /**
   * Keypoint R-CNN with torchvision's heads.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param classes labels including 0, which stands for what is no object
   * @param keypoints of an object, 17 in COCO
   * @param config pictures' sizes, anchors, how it learns and decides
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   */
  public static GeneralizedRcnn keypointRcnn(
      DetectionBackbone backbone,
      int classes,
      int keypoints,
      GeneralizedRcnnConfig config,
      RandomGenerator random) {
    int channels = backbone.commonChannels();
    BoxBranch boxes = new BoxBranch(channels, BOX_WIDTH, classes, random);
    KeypointBranch points = new KeypointBranch(channels, KEYPOINT_WIDTHS, keypoints, random);
    return of(backbone, boxes, null, points, classes, config, random);
  }

  /**
   * A detector with any branches.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param boxes says what regions show
   * @param masks says which pixels belong to it, or null
   * @param keypoints says where its keypoints are, or null
   * @param classes labels including 0, which stands for what is no object
   * @param config pictures' sizes, anchors, how it learns and decides
   * @param random the source of the initial values and of what the losses look at
   * @return the detector, in training mode
   */
  public static GeneralizedRcnn of(
      DetectionBackbone backbone,
      BoxBranch boxes,
      @Nullable MaskBranch masks,
      @Nullable KeypointBranch keypoints,
      int classes,
      GeneralizedRcnnConfig config,
      RandomGenerator random) {
    RpnHead head =
        new RpnHead(backbone.commonChannels(), config.anchors().commonPerPixel(), random);
    return new GeneralizedRcnn(
        backbone,
        new RegionProposalNetwork(config.anchors(), head, config.rpn(), random),
        new RoiHeads(boxes, masks, keypoints, backbone.pooledMaps(), config.roiHeads(), random),
        new GeneralizedRcnnTransform(config.transform()),
        classes,
        random);
  }

  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    RegionProposalNetwork.Predictions predictions = rpn.predict(batch);
    List<Tensor> proposals = rpn.propose(predictions, batch.sizes(), true);
    Map<String, Tensor> losses = new LinkedHashMap<>(rpn.losses(predictions, targets));
    losses.putAll(roiHeads.losses(batch, proposals, targets));
    return losses;
  }

  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    RegionProposalNetwork.Predictions predictions = rpn.predict(batch);
    return roiHeads.detect(batch, rpn.propose(predictions, batch.sizes(), false));
  }

  @Override
  public boolean findsMasks() {
    return roiHeads.masks() != null;
  }

  /**
   * What proposes regions.
   *
   * @return as given
   */
  public RegionProposalNetwork rpn() {
    return rpn;
  }

  /**
   * What looks at them.
   *
   * @return as given
   */
  public RoiHeads roiHeads() {
    return roiHeads;
  }
}
