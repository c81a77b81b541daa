package org.fovea.samples.generate;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.metrics.generative.FeatureStatistics;
import org.fovea.metrics.generative.FrechetDistance;
import org.fovea.metrics.generative.GaussianStatistics;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.input.ImageInput;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.samples.train.TrainedClassifier;
import org.jspecify.annotations.Nullable;

/**
 * Judges generated pictures by the Fréchet distance of features (Heusel et al., 2017), where the
 * features are those that a classifier of such pictures gives to its last layer: figures compare
 * with those of the same classifier only.
 */
public final class FeatureJudge {
  private static final int BATCH = 100;

  private final TrainedClassifier classifier;
  private final GaussianStatistics real;

  /**
   * Makes a judge.
   *
   * @param classifier of such pictures
   * @param pictures real ones, more than there are features
   */
  public FeatureJudge(TrainedClassifier classifier, List<Planar<GrayU8>> pictures) {
    this.classifier = classifier;
    real = statistics(pictures);
  }

  /**
   * How far pictures are from the real ones.
   *
   * @param pictures two or more
   * @return the distance, 0 or more
   */
  public double distance(List<Planar<GrayU8>> pictures) {
    return FrechetDistance.of(real, statistics(pictures));
  }

  private GaussianStatistics statistics(List<Planar<GrayU8>> pictures) {
    FeatureStatistics statistics = null;
    for (int from = 0; from < pictures.size(); from += BATCH) {
      Tensor features = features(pictures.subList(from, Math.min(pictures.size(), from + BATCH)));
      int length = features.dim(1);
      if (statistics == null) {
        statistics = new FeatureStatistics(length);
      }
      for (int n = 0; n < features.dim(0); n++) {
        double[] row = new double[length];
        for (int i = 0; i < length; i++) {
          row[i] = features.data()[n * length + i];
        }
        statistics.add(row);
      }
    }
    return Objects.requireNonNull(statistics).gaussian();
  }

  private Tensor features(List<Planar<GrayU8>> pictures) {
    int bands = classifier.card().config().channels();
    List<Planar<GrayU8>> banded = new ArrayList<>();
    pictures.forEach(picture -> banded.add(LabelledPictures.withBands(picture, bands)));
    LastInput observer = new LastInput();
    Tensor x = ImageInput.toTensor(banded, classifier.card().input());
    Autograd.noGrad(() -> observer.during(() -> classifier.network().forward(x)));
    return Objects.requireNonNull(observer.input);
  }

  /** What the last linear layer was given. */
  private static final class LastInput extends ForwardObserver {
    private @Nullable Tensor input;

    @Override
    protected void given(Module module, Tensor given) {
      input = given;
    }

    @Override
    protected void enter(Module module) {}

    @Override
    protected void leave(Module module, Tensor output) {}
  }
}
