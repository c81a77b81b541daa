package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
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
        onThreads(
            settings.threads(),
            () -> pipeline.trainer().apply(settings).train(data.train(), named));
    double trainSeconds = (System.nanoTime() - begin) / 1e9;
    List<Detection> detections = new ArrayList<>();
    Timing timing = onThreads(1, () -> detect(detector, detections, named));
    return new PipelineResult(
        pipeline,
        detections,
        CocoEvaluator.evaluate(data.testLabels(), detections, CocoParams.defaults()),
        OperatingPoint.best(data.testLabels(), detections),
        trainSeconds,
        timing);
  }

  private Timing detect(
      Detector<Planar<GrayU8>> detector, List<Detection> detections, Progress progress) {
    LabelledImages<Planar<GrayU8>> test = data.test();
    List<Double> millis = new ArrayList<>();
    progress.update("detecting", 0, Math.max(1, test.size()));
    for (int i = 0; i < test.size(); i++) {
      Planar<GrayU8> picture = test.image(i);
      long id = test.info(i).id();
      long before = System.nanoTime();
      List<Detection> found = detector.detect(picture);
      millis.add((System.nanoTime() - before) / 1e6);
      found.forEach(d -> detections.add(d.inImage(id)));
      progress.update("detecting", i + 1, test.size());
    }
    return new Timing(millis);
  }

  /** Works in a pool of its own, which parallel streams keep to. */
  private static <T> T onThreads(int threads, Supplier<T> work) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return CompletableFuture.supplyAsync(work, pool).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      pool.shutdown();
    }
  }
}
