package org.fovea.neural.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What the frozen part of a network makes of examples, computed once: training the classifier alone
 * then takes seconds. The examples are taken as they are, without augmentation.
 */
@SuppressWarnings("JavaLangClash") // Module is the field's name for it.
public final class CachedFeatures {
  private static final int BATCH = 32;

  private CachedFeatures() {}

  /**
   * The last layer of a network: what is trained on features.
   *
   * @param network the classifier
   * @return its part, with weights in common
   * @throws IllegalArgumentException when the network ends in another kind of layer
   */
  public static Linear classifier(ImageClassifier network) {
    Module last = network.namedModules().get(network.classifierName());
    if (last instanceof Linear linear) {
      return linear;
    }
    throw new IllegalArgumentException(
        "%s ends in %s, expected a Linear"
            .formatted(
                network.getClass().getSimpleName(),
                last == null ? "nothing" : last.getClass().getSimpleName()));
  }

  /**
   * Computes what the classifier of a network is given for each example.
   *
   * @param network put into evaluation mode
   * @param examples inputs of the network with their classes
   * @param progress hears how many are done
   * @return features, a row each, with the same classes
   */
  public static ExampleSource<Labelled> of(
      ImageClassifier network, ExampleSource<Labelled> examples, Progress progress) {
    Linear classifier = classifier(network);
    network.eval();
    List<Labelled> features = new ArrayList<>();
    for (int from = 0; from < examples.size(); from += BATCH) {
      int to = Math.min(examples.size(), from + BATCH);
      List<Labelled> batch = new ArrayList<>();
      for (int i = from; i < to; i++) {
        batch.add(examples.get(i, new SplittableRandom(i)));
      }
      addRows(features, batch, given(network, classifier, LabelledBatch.of(batch).inputs()));
      progress.update("features", to, examples.size());
    }
    return ExampleSource.of(features);
  }

  private static void addRows(List<Labelled> features, List<Labelled> batch, Tensor given) {
    int length = given.dim(1);
    for (int i = 0; i < batch.size(); i++) {
      float[] row = Arrays.copyOfRange(given.data(), i * length, (i + 1) * length);
      features.add(new Labelled(Tensor.of(row, length), batch.get(i).label()));
    }
  }

  private static Tensor given(ImageClassifier network, Linear classifier, Tensor inputs) {
    Spy spy = new Spy(classifier);
    spy.during(() -> Autograd.noGrad(() -> network.forward(inputs)));
    Tensor given = Objects.requireNonNull(spy.given, "the pass did not use the classifier");
    if (given.shape().rank() != 2) {
      throw new ShapeException("features " + given.shape() + ", expected [N, F]");
    }
    return given;
  }

  /** Keeps what a layer is given. */
  private static final class Spy extends ForwardObserver {
    private final Module layer;
    private @Nullable Tensor given;

    Spy(Module layer) {
      this.layer = layer;
    }

    @Override
    protected void given(Module module, Tensor input) {
      if (module == layer) {
        given = input;
      }
    }

    @Override
    protected void enter(Module module) {}

    @Override
    protected void leave(Module module, Tensor output) {}
  }
}
