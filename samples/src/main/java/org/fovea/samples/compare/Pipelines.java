package org.fovea.samples.compare;

import java.util.List;
import org.fovea.classic.hog.ExamplesConfig;
import org.fovea.classic.hog.HogSvmConfig;
import org.fovea.classic.hog.HogSvmTrainer;
import org.fovea.classic.proposal.SelectiveSearch;
import org.fovea.classic.proposal.SelectiveSearchConfig;
import org.fovea.neural.rcnn.RcnnConfig;
import org.fovea.neural.rcnn.RcnnTrainer;

/** The pipelines that there are. */
public final class Pipelines {
  private static final Pipeline HOG_SVM =
      new Pipeline(
          "hog-svm",
          "HoG + SVM",
          "Histograms of oriented gradients in a window that slides over an image pyramid, a linear"
              + " SVM for each class, trained with hard negative mining.",
          Pipelines::hogSvm);

  private static final Pipeline RCNN =
      new Pipeline(
          "rcnn",
          "R-CNN",
          "Selective search proposes regions; a small CNN describes each, a linear SVM for each class"
              + " scores it and a regression moves its box.",
          Pipelines::rcnn);

  private Pipelines() {}

  /**
   * All of them, in the order of reports. A new one is added here.
   *
   * @return pipelines with distinct names
   */
  public static List<Pipeline> all() {
    return List.of(HOG_SVM, RCNN);
  }

  private static HogSvmTrainer hogSvm(PipelineSettings settings) {
    ExamplesConfig examples = ExamplesConfig.defaults();
    return new HogSvmTrainer(
        HogSvmConfig.defaults()
            .withSeed(settings.seed())
            .withExamples(settings.quick() ? examples.withRounds(1, 40, 10) : examples));
  }

  private static RcnnTrainer rcnn(PipelineSettings settings) {
    // Quick or not: from fewer pictures the network needs no fewer epochs.
    return new RcnnTrainer(
        new SelectiveSearch(SelectiveSearchConfig.single()),
        RcnnConfig.defaults().withSeed(settings.seed()).withThreads(settings.threads()));
  }
}
