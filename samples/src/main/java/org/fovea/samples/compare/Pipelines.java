package org.fovea.samples.compare;

import java.util.List;
import org.fovea.classic.hog.HogSvmConfig;
import org.fovea.classic.hog.HogSvmTrainer;

/** The pipelines that there are. */
public final class Pipelines {
  private static final Pipeline HOG_SVM =
      new Pipeline(
          "hog-svm",
          "HoG + SVM",
          "Histograms of oriented gradients in a window that slides over an image pyramid, a linear"
              + " SVM for each class, trained with hard negative mining.",
          settings -> new HogSvmTrainer(HogSvmConfig.defaults().withSeed(settings.seed())));

  private Pipelines() {}

  /**
   * All of them, in the order of reports. A new one is added here.
   *
   * @return pipelines with distinct names
   */
  public static List<Pipeline> all() {
    return List.of(HOG_SVM);
  }
}
