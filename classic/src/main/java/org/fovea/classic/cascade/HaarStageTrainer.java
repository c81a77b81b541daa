package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.fovea.classic.boosting.Stump;
import org.fovea.classic.boosting.StumpLearner;
import org.fovea.classic.boosting.WeakLearner;
import org.fovea.classic.task.Tasks;
import org.fovea.features.integral.HaarFeature;
import org.fovea.features.integral.HaarFeatures;
import org.fovea.features.integral.IntegralImage;
import org.fovea.features.integral.SquaredIntegral;
import org.fovea.features.integral.TiltedIntegral;

/** Stumps on Haar-like features, whose values are those that the detector computes. */
final class HaarStageTrainer implements StageTrainer<Stump> {
  private final FeatureDraw<HaarFeature> features;
  private final Executor executor;

  HaarStageTrainer(int width, int height, boolean tilted, Executor executor) {
    List<HaarFeature> upright = HaarFeatures.upright(width, height);
    this.features =
        new FeatureDraw<>(
            tilted
                ? Stream.concat(upright.stream(), HaarFeatures.tilted(width, height).stream())
                    .toList()
                : upright);
    this.executor = executor;
  }

  private record Tables(IntegralImage sums, TiltedIntegral tilted, float norm) {
    static Tables of(GrayU8 window) {
      IntegralImage sums = IntegralImage.of(window);
      int wide = window.width - 2;
      int high = window.height - 2;
      long squared = SquaredIntegral.of(window).sum(1, 1, wide, high);
      int sum = (int) sums.sum(1, 1, wide, high);
      return new Tables(
          sums, TiltedIntegral.of(window), HaarClassifier.norm((double) wide * high, sum, squared));
    }

    float value(HaarFeature feature) {
      float value = feature.tilted() ? feature.value(tilted, 0, 0) : feature.value(sums, 0, 0);
      return value * norm;
    }
  }

  @Override
  public WeakLearner<Stump> learner(List<GrayU8> windows, int count, long seed) {
    List<Tables> tables = windows.stream().map(Tables::of).toList();
    List<HaarFeature> drawn = features.draw(count, seed);
    float[][] columns = new float[drawn.size()][windows.size()];
    Tasks.forEach(
        columns.length,
        f -> {
          for (int i = 0; i < columns[f].length; i++) {
            columns[f][i] = tables.get(i).value(drawn.get(f));
          }
        },
        executor);
    return new StumpLearner(columns, executor);
  }

  @Override
  public WeakClassifier keep(Stump weak) {
    return new WeakClassifier(
        List.of(TreeNode.ordered(features.keep(weak.feature()), weak.threshold())),
        List.of(weak.left(), weak.right()));
  }

  @Override
  public FeaturePool pool() {
    return new HaarPool(features.kept());
  }
}
