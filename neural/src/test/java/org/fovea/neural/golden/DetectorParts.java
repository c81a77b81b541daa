package org.fovea.neural.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.neural.detection.FastRcnnPredictor;
import org.fovea.neural.detection.Fcos;
import org.fovea.neural.detection.FcosHead;
import org.fovea.neural.detection.FeatureBatch;
import org.fovea.neural.detection.GeneralizedRcnn;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.RetinaNet;
import org.fovea.neural.detection.RpnHead;
import org.fovea.neural.detection.Ssd;
import org.fovea.neural.tensor.Tensor;

/** Outputs of a detector's parts that give more than a tensor, by the reference's names. */
final class DetectorParts {
  private static final String CLASSES = "head.classification_head";
  private static final String BOXES = "head.regression_head";

  private DetectorParts() {}

  static Map<String, Tensor> outputs(
      NeuralDetector detector, List<Tensor> images, Map<String, Tensor> observed) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    FeatureBatch batch = detector.features(images);
    if (detector instanceof GeneralizedRcnn rcnn) {
      put(outputs, "backbone.fpn:", List.of("0", "1", "2", "3", "pool"), batch.maps());
      RpnHead.Output proposals = rcnn.rpn().head().forward(batch.maps());
      List<String> levels = List.of("0", "1", "2", "3", "4");
      put(outputs, "rpn.head:0.", levels, proposals.objectness());
      put(outputs, "rpn.head:1.", levels, proposals.deltas());
      Tensor described = ModelCase.find(observed, "roi_heads.box_head");
      FastRcnnPredictor.Output predicted = rcnn.roiHeads().boxes().predict(described);
      outputs.put("roi_heads.box_predictor:0", predicted.logits());
      outputs.put("roi_heads.box_predictor:1", predicted.deltas());
    }
    List<String> pyramid = List.of("0", "1", "2", "p6", "p7");
    if (detector instanceof RetinaNet retinaNet) {
      put(outputs, "backbone.fpn:", pyramid, batch.maps());
      outputs.put(CLASSES, retinaNet.classification().forward(batch.maps()));
      outputs.put(BOXES, retinaNet.regression().forward(batch.maps()));
    }
    if (detector instanceof Fcos fcos) {
      put(outputs, "backbone.fpn:", pyramid, batch.maps());
      FcosHead.Output output = fcos.head().forward(batch.maps());
      outputs.put(CLASSES, output.logits());
      outputs.put(BOXES + ":0", output.distances());
      outputs.put(BOXES + ":1", output.centreness());
    }
    if (detector instanceof Ssd ssd) {
      put(outputs, "backbone:", List.of("0", "1", "2", "3", "4", "5"), batch.maps());
      outputs.put(CLASSES, ssd.classification().forward(batch.maps()));
      outputs.put(BOXES, ssd.regression().forward(batch.maps()));
    }
    return outputs;
  }

  private static void put(
      Map<String, Tensor> outputs, String prefix, List<String> names, List<Tensor> values) {
    for (int i = 0; i < names.size(); i++) {
      outputs.put(prefix + names.get(i), values.get(i));
    }
  }
}
