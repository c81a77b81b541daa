package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.fovea.classic.boosting.Boosting;
import org.fovea.features.image.Images;
import org.fovea.metrics.progress.Progress;

/**
 * Trains cascades (Viola and Jones, 2001, table 2). Each stage learns to tell the objects that came
 * through the stages before from windows of the backgrounds that came through too: it gets stumps
 * until, with the threshold that lets enough objects pass, few enough of these background windows
 * pass. Training ends early when the stages let no background window pass. Immutable; the same
 * examples and seed give the same cascade, for any number of threads.
 */
public final class CascadeTrainer {
  private final int width;
  private final int height;
  private final CascadeTrainingConfig config;
  private final Executor executor;

  /**
   * A trainer that works on the caller's thread.
   *
   * @param width of the window in pixels, 3..2048; 20 to 24 are usual
   * @param height of the window in pixels, 3..2048
   * @param config how to train
   * @throws IllegalArgumentException if a size is out of range
   */
  public CascadeTrainer(int width, int height, CascadeTrainingConfig config) {
    this(width, height, config, task -> {});
  }

  /**
   * A trainer that works on several threads.
   *
   * @param width of the window in pixels, 3..2048; 20 to 24 are usual
   * @param height of the window in pixels, 3..2048
   * @param config how to train
   * @param executor whose threads work beside the caller's
   * @throws IllegalArgumentException if a size is out of range
   */
  public CascadeTrainer(int width, int height, CascadeTrainingConfig config, Executor executor) {
    Cascade.requireSize("width", width);
    Cascade.requireSize("height", height);
    this.width = width;
    this.height = height;
    this.config = config;
    this.executor = executor;
  }

  /**
   * Trains.
   *
   * @param objects pictures of the object alone, which are brought to the window's size
   * @param backgrounds pictures without the object, of any size from the window's on
   * @param progress hears how far it is
   * @return the cascade, and what its stages reached
   * @throws IllegalArgumentException if there is no object or no window of background to learn from
   */
  public TrainedCascade train(List<GrayU8> objects, List<GrayU8> backgrounds, Progress progress) {
    return switch (config.features()) {
      case HAAR_UPRIGHT ->
          train(
              objects, backgrounds, progress, new HaarStageTrainer(width, height, false, executor));
      case HAAR_ALL ->
          train(
              objects, backgrounds, progress, new HaarStageTrainer(width, height, true, executor));
      case LBP ->
          train(objects, backgrounds, progress, new LbpStageTrainer(width, height, executor));
    };
  }

  private <W> TrainedCascade train(
      List<GrayU8> objects, List<GrayU8> backgrounds, Progress progress, StageTrainer<W> trainer) {
    List<GrayU8> left = objects.stream().map(this::toWindow).toList();
    Backgrounds pictures = new Backgrounds(backgrounds);
    List<StageResult> results = new ArrayList<>();
    Cascade cascade = new Cascade(width, height, trainer.pool(), List.of());
    for (int s = 0; s < config.maxStages(); s++) {
      progress.update("cascade: stages", s, config.maxStages());
      long seed = config.seed() * 1_000_003 + s;
      left = passing(cascade, left);
      Backgrounds.FalseAlarms alarms = pictures.draw(cascade, config.negatives(), seed);
      if (s > 0 && alarms.windows().isEmpty()) {
        break;
      }
      if (left.isEmpty() || alarms.windows().isEmpty()) {
        throw new IllegalArgumentException(
            "stage %d: expected objects and background windows with contrast, got %d and %d"
                .formatted(s, left.size(), alarms.windows().size()));
      }
      List<GrayU8> windows = new ArrayList<>(left);
      windows.addAll(alarms.windows());
      boolean[] positive = new boolean[windows.size()];
      Arrays.fill(positive, 0, left.size(), true);
      Boosting<W> boosting =
          new Boosting<>(
              config.boosting(),
              trainer.learner(windows, config.featuresPerStage(), seed),
              positive);
      List<WeakClassifier> weak = new ArrayList<>();
      StageScores scores;
      do {
        weak.add(trainer.keep(boosting.next()));
        scores = StageScores.of(boosting, left.size(), windows.size(), config.minHitRate());
      } while (scores.falseAlarmRate() > config.maxFalseAlarmRate()
          && weak.size() < config.maxWeakClassifiers());
      results.add(
          new StageResult(
              scores.hitRate(),
              scores.falseAlarmRate(),
              weak.size(),
              alarms.seen(),
              alarms.accepted()));
      List<Stage> stages = new ArrayList<>(cascade.stages());
      stages.add(new Stage(scores.threshold(), weak));
      cascade = new Cascade(width, height, trainer.pool(), stages);
    }
    progress.update("cascade: stages", config.maxStages(), config.maxStages());
    return new TrainedCascade(cascade, results);
  }

  private GrayU8 toWindow(GrayU8 picture) {
    Images.requireNotEmpty(picture);
    return new ExactLinearResize(picture, width, height).rows(0, height);
  }

  private static List<GrayU8> passing(Cascade cascade, List<GrayU8> windows) {
    int stages = cascade.stages().size();
    return windows.stream()
        .filter(w -> WindowClassifier.of(cascade, w).stagesPassed(0, 0) == stages)
        .toList();
  }
}
