package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.List;
import java.util.concurrent.Executor;
import org.fovea.classic.boosting.CodeStump;
import org.fovea.classic.boosting.CodeStumpLearner;
import org.fovea.classic.boosting.WeakLearner;
import org.fovea.classic.task.Tasks;
import org.fovea.features.integral.IntegralImage;
import org.fovea.features.integral.MultiBlockLbp;

/** Stumps on multi-block binary patterns. */
final class LbpStageTrainer implements StageTrainer<CodeStump> {
  private final FeatureDraw<MultiBlockLbp> features;
  private final Executor executor;

  LbpStageTrainer(int width, int height, Executor executor) {
    this.features = new FeatureDraw<>(MultiBlockLbp.all(width, height));
    this.executor = executor;
  }

  @Override
  public WeakLearner<CodeStump> learner(List<GrayU8> windows, int count, long seed) {
    List<IntegralImage> tables = windows.stream().map(IntegralImage::of).toList();
    List<MultiBlockLbp> drawn = features.draw(count, seed);
    byte[][] columns = new byte[drawn.size()][windows.size()];
    Tasks.forEach(
        columns.length,
        f -> {
          for (int i = 0; i < columns[f].length; i++) {
            columns[f][i] = (byte) drawn.get(f).code(tables.get(i), 0, 0);
          }
        },
        executor);
    return new CodeStumpLearner(columns, executor);
  }

  @Override
  public WeakClassifier keep(CodeStump weak) {
    return new WeakClassifier(
        List.of(TreeNode.categorical(features.keep(weak.feature()), weak.subset())),
        List.of(weak.left(), weak.right()));
  }

  @Override
  public FeaturePool pool() {
    return new LbpPool(features.kept());
  }
}
