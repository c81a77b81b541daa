package org.fovea.neural.rcnn;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.suppression.Nms;

/**
 * Detects by R-CNN: regions are proposed, warped, passed through a network and scored by an SVM per
 * class; those that score are moved by box regression and thinned out by non-maximum suppression
 * within their class. Scores are probabilities. Made by {@link RcnnTrainer}; immutable and
 * thread-safe.
 */
public final class RcnnDetector implements Detector<Planar<GrayU8>> {
  private final RegionProposer<Planar<GrayU8>> proposer;
  private final RegionEncoder encoder;
  private final List<ClassModel> classes;
  private final RcnnConfig config;

  RcnnDetector(
      RegionProposer<Planar<GrayU8>> proposer,
      RegionEncoder encoder,
      List<ClassModel> classes,
      RcnnConfig config) {
    this.proposer = proposer;
    this.encoder = encoder;
    this.classes = List.copyOf(classes);
    this.config = config;
  }

  @Override
  public List<Detection> detect(Planar<GrayU8> image) {
    List<Box> proposals = proposer.propose(image);
    List<RegionFeatures> features = encoder.encode(image, proposals);
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < proposals.size(); i++) {
      for (ClassModel model : classes) {
        double score = model.score(features.get(i));
        if (score >= config.minScore()) {
          Box box = clip(model.locate(proposals.get(i), features.get(i)), image);
          if (box.area() > 0) {
            detections.add(new Detection(0, model.categoryId(), box, score));
          }
        }
      }
    }
    List<Detection> kept = Nms.perCategory(detections, config.nmsIou());
    return List.copyOf(kept.subList(0, Math.min(kept.size(), config.maxDetections())));
  }

  private static Box clip(Box box, Planar<GrayU8> image) {
    return new Box(
        clamp(box.x1(), image.width),
        clamp(box.y1(), image.height),
        clamp(box.x2(), image.width),
        clamp(box.y2(), image.height));
  }

  private static double clamp(double value, double most) {
    return Math.min(Math.max(value, 0), most);
  }
}
