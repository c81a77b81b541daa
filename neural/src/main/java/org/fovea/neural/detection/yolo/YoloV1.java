package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectedObjects;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.FeatureBatch;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ScoredBoxes;
import org.fovea.neural.detection.Size;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Clamp;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Tensor;

/**
 * The first YOLO (You Only Look Once, Redmon et al., 2015, arXiv:1506.02640): each cell of a coarse
 * grid tells a few boxes with their objectness and one set of classes, all by squared errors
 * (equation 3). As there, square roots of extents are told, here as they are, so that an extent is
 * the square of a number. Parts: {@code backbone}, {@code head} of two linear layers.
 */
public final class YoloV1 extends NeuralDetector {
  /** Weight of boxes in the loss. */
  static final float BOX_WEIGHT = 5;

  /** Weight of objectness in the loss where there is no object. */
  static final float NO_OBJECT_WEIGHT = 0.5f;

  private static final int HIDDEN = 4096;
  private static final float LEAK = 0.1f;

  private final Sequential head;
  private final YoloV1Config config;
  private final Size grid;

  /**
   * Makes a detector.
   *
   * @param scale how wide
   * @param classes labels including 0, which stands for what is no object and gets no output
   * @param config pictures' sizes, how it decides
   * @param random the source of the initial values and of dropout
   */
  public YoloV1(YoloScale scale, int classes, YoloV1Config config, RandomGenerator random) {
    super(new YoloV1Backbone(scale, random), config.letterbox(), classes, random);
    this.config = config;
    Size frame = config.letterbox().frame();
    grid = new Size(frame.height() / YoloV1Backbone.STRIDE, frame.width() / YoloV1Backbone.STRIDE);
    int cells = grid.height() * grid.width();
    int hidden = scale.channels(HIDDEN);
    head =
        child(
            "head",
            new Sequential(
                new Flatten(),
                new Linear(cells * backbone().channels().get(0), hidden, random),
                Activation.leakyRelu(LEAK),
                new Dropout(config.dropout(), random),
                new Linear(hidden, cells * perCell(), random)));
  }

  private int perCell() {
    return config.boxes() * CellBoxes.NUMBERS + classes() - 1;
  }

  /** {@code [N, cells, boxes * 5 + labels]}. */
  private Tensor predictions(FeatureBatch batch) {
    Tensor map = batch.maps().get(0);
    return Reshape.reshape(head.forward(map), map.dim(0), grid.height() * grid.width(), perCell());
  }

  private CellBoxes cells(FeatureBatch batch) {
    return new CellBoxes(batch.frame(), grid, config.boxes());
  }

  /** Sums over the batch, divided by the number of its pictures. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    Tensor output = predictions(batch);
    CellBoxes.Wanted wanted = cells(batch).wanted(output, targets);
    float share = 1f / targets.size();
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put("box", wanted.error(output, CellBoxes.Part.BOX, share * BOX_WEIGHT));
    losses.put("objectness", wanted.error(output, CellBoxes.Part.OBJECT, share));
    losses.put(
        "no_objectness", wanted.error(output, CellBoxes.Part.NO_OBJECT, share * NO_OBJECT_WEIGHT));
    losses.put("classes", wanted.error(output, CellBoxes.Part.CLASSES, share));
    return losses;
  }

  /** The score is the objectness times the class's, both cut off at 0 and 1. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    Tensor output = predictions(batch);
    int labels = classes() - 1;
    int first = config.boxes() * CellBoxes.NUMBERS;
    Tensor classes = Clamp.clamp(Narrow.narrow(output, 2, first, labels), 0, 1);
    List<Tensor> scores = new ArrayList<>();
    for (int k = 0; k < config.boxes(); k++) {
      Tensor objectness = Narrow.narrow(output, 2, k * CellBoxes.NUMBERS + 4, 1);
      scores.add(Mul.mul(classes, Clamp.clamp(objectness, 0, 1)));
    }
    Tensor boxes = cells(batch).decode(output);
    return new ScoredBoxes(boxes, Concat.cat(scores, 1))
        .suppressed(batch.sizes(), config.decision());
  }
}
