package org.fovea.metrics.coco;

import java.util.Arrays;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;

/** Intersection over union of boxes of any size, negative ones too. */
final class BoxOverlap implements Overlap {
  // x, y, width, height of each
  private double[] truths = new double[64];
  private double[] detections = new double[256];
  private boolean[] crowds = new boolean[16];
  private int truthCount;
  private int detectionCount;

  @Override
  public void start(ImageInfo image) {
    truthCount = 0;
    detectionCount = 0;
  }

  @Override
  public void addTruth(Annotation truth) {
    if (truthCount == crowds.length) {
      crowds = Arrays.copyOf(crowds, truthCount * 2);
      truths = Arrays.copyOf(truths, truthCount * 8);
    }
    Box box = truth.box();
    int at = 4 * truthCount;
    truths[at] = box.x1();
    truths[at + 1] = box.y1();
    truths[at + 2] = box.width();
    truths[at + 3] = box.height();
    crowds[truthCount++] = truth.crowd();
  }

  @Override
  public void addDetection(DetectionTable table, int row) {
    int at = 4 * detectionCount++;
    if (at == detections.length) {
      detections = Arrays.copyOf(detections, at * 2);
    }
    table.copyBox(row, detections, at);
  }

  @Override
  public double between(int detection, int truth) {
    int i = 4 * detection;
    int j = 4 * truth;
    double dw = detections[i + 2];
    double gw = truths[j + 2];
    double width =
        Math.min(detections[i] + dw, truths[j] + gw) - Math.max(detections[i], truths[j]);
    if (width <= 0) {
      return 0;
    }
    double dh = detections[i + 3];
    double gh = truths[j + 3];
    double height =
        Math.min(detections[i + 1] + dh, truths[j + 1] + gh)
            - Math.max(detections[i + 1], truths[j + 1]);
    if (height <= 0) {
      return 0;
    }
    double shared = width * height;
    return shared / (crowds[truth] ? dw * dh : dw * dh + gw * gh - shared);
  }
}
