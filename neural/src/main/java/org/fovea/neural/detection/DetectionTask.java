package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.train.StepOutcome;
import org.fovea.neural.train.TrainingTask;

/** Learning to find objects by a detector's own losses; validation adds COCO's precision. */
public final class DetectionTask implements TrainingTask<DetectionBatch> {
  /** The name of COCO's average precision of boxes, over overlaps from 0.50 to 0.95. */
  public static final String AP = "ap";

  /** The name of the average precision of boxes at an overlap of 0.50. */
  public static final String AP50 = "ap50";

  /** The name of COCO's average precision of masks; only of detectors that find them. */
  public static final String MASK_AP = "mask_ap";

  /** The name of the average precision of masks at an overlap of 0.50. */
  public static final String MASK_AP50 = "mask_ap50";

  private final NeuralDetector detector;

  /**
   * Makes a task.
   *
   * @param detector to be trained
   */
  public DetectionTask(NeuralDetector detector) {
    this.detector = detector;
  }

  @Override
  public NeuralDetector module() {
    return detector;
  }

  @Override
  public StepOutcome step(DetectionBatch batch) {
    Map<String, Tensor> losses = detector.losses(batch.images(), batch.targets());
    return new StepOutcome(losses, Map.of(), batch.images().size());
  }

  /** The means of the losses, and COCO's precision over all pictures. */
  @Override
  public Map<String, Double> validate(Iterable<DetectionBatch> batches) {
    Map<String, Double> figures = new LinkedHashMap<>(TrainingTask.super.validate(batches));
    List<Integer> labels = IntStream.range(1, detector.classes()).boxed().toList();
    CocoEvaluator boxes = new CocoEvaluator(labels, CocoParams.defaults());
    CocoEvaluator masks = new CocoEvaluator(labels, CocoParams.defaults(IouType.SEGM));
    long image = 0;
    for (DetectionBatch batch : batches) {
      List<DetectedObjects> found = detector.detect(batch.images());
      for (int i = 0; i < found.size(); i++) {
        DetectionTarget target = batch.targets().get(i);
        long id = ++image;
        List<Detection> detections =
            found.get(i).toDetections(labels).stream().map(d -> d.inImage(id)).toList();
        List<Annotation> truths = annotations(target, id);
        boxes.add(id, truths, detections);
        if (detector.findsMasks()) {
          masks.add(id, truths, detections);
        }
      }
    }
    figures.put(AP, boxes.result().get("AP"));
    figures.put(AP50, boxes.result().get("AP50"));
    if (detector.findsMasks()) {
      figures.put(MASK_AP, masks.result().get("AP"));
      figures.put(MASK_AP50, masks.result().get("AP50"));
    }
    return figures;
  }

  private static List<Annotation> annotations(DetectionTarget target, long image) {
    List<Annotation> annotations = new ArrayList<>();
    float[] b = target.boxes().data();
    Tensor masks = target.masks();
    for (int i = 0; i < target.count(); i++) {
      Box box = new Box(b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3]);
      int label = target.labels().data()[i];
      long id = (image << 20) + i;
      if (masks == null) {
        annotations.add(new Annotation(id, image, label, box));
      } else {
        RunLengthMask mask = InstanceMasks.cut(masks, i);
        annotations.add(new Annotation(id, image, label, box, mask.area(), false, false, mask));
      }
    }
    return annotations;
  }
}
