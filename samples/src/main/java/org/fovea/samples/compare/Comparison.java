package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.progress.Progress;

/**
 * Trains pipelines on the same pictures and measures them on the same others.
 *
 * <p>Test pictures are detected on one after the other by one thread, so that the times of two
 * pipelines can be compared.
 */
public final class Comparison {
  private final ComparisonData data;
  private final PipelineSettings settings;
  private final Instant started = Instant.now();

  /**
   * A comparison that has not begun.
   *
   * @param data what it is made on
   * @param settings what it asks of every pipeline
   */
  public Comparison(ComparisonData data, PipelineSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  /**
   * What it is made on.
   *
   * @return the data
   */
  public ComparisonData data() {
    return data;
  }

  /**
   * What it asks of every pipeline.
   *
   * @return the settings
   */
  public PipelineSettings settings() {
    return settings;
  }

  /**
   * When it began.
   *
   * @return the time at which this object was made
   */
  public Instant started() {
    return started;
  }

  /**
   * Trains a pipeline and measures it.
   *
   * @param pipeline which one
   * @param progress hears how far it is
   * @return what came of it
   * @throws IllegalArgumentException if the pipeline can't learn from the data
   * @throws java.io.UncheckedIOException if a picture can't be read
   */
  public PipelineResult run(Pipeline pipeline, Progress progress) {
    Progress named =
        (stage, done, total) -> progress.update(pipeline.title() + ": " + stage, done, total);
    long begin = System.nanoTime();
    Detector<Planar<GrayU8>> detector =
        pipeline.trainer().apply(settings).train(data.train(), named);
    double trainSeconds = (System.nanoTime() - begin) / 1e9;
    LabelledImages<Planar<GrayU8>> test = data.test();
    List<Detection> detections = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    named.update("detecting", 0, Math.max(1, test.size()));
    for (int i = 0; i < test.size(); i++) {
      Planar<GrayU8> picture = test.image(i);
      long id = test.info(i).id();
      long before = System.nanoTime();
      List<Detection> found = detector.detect(picture);
      millis.add((System.nanoTime() - before) / 1e6);
      for (Detection d : found) {
        detections.add(d.inImage(id));
      }
      named.update("detecting", i + 1, test.size());
    }
    return new PipelineResult(
        pipeline,
        detections,
        CocoEvaluator.evaluate(data.testLabels(), detections, CocoParams.defaults()),
        OperatingPoint.best(data.testLabels(), detections),
        trainSeconds,
        new Timing(millis));
  }
}
