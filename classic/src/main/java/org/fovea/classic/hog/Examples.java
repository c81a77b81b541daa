package org.fovea.classic.hog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.LinearSvmTrainer;
import org.fovea.classic.svm.PlattScaling;

/** What one category's SVM learns from. */
final class Examples {
  private final int maxNegatives;
  private final List<float[]> positives = new ArrayList<>();
  private final List<float[]> negatives = new ArrayList<>();

  /** Hashes of the negatives: a window that was mined once is not mined again. */
  private final Set<Integer> known = new HashSet<>();

  Examples(int maxNegatives) {
    this.maxNegatives = maxNegatives;
  }

  void addPositive(float[] descriptor) {
    positives.add(descriptor);
  }

  void addNegative(float[] descriptor) {
    if (known.add(Arrays.hashCode(descriptor))) {
      negatives.add(descriptor);
    }
  }

  int positives() {
    return positives.size();
  }

  LinearSvm train(LinearSvmTrainer trainer) {
    int n = positives.size() + negatives.size();
    float[][] features = new float[n][];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      positive[i] = i < positives.size();
      features[i] = positive[i] ? positives.get(i) : negatives.get(i - positives.size());
    }
    return trainer.train(features, positive);
  }

  /** Forgets the negatives that the SVM is surest of, where there are too many. */
  void trim(LinearSvm svm) {
    if (negatives.size() <= maxNegatives) {
      return;
    }
    float[] scores = new float[negatives.size()];
    Integer[] order = new Integer[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = svm.score(negatives.get(i));
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Float.compare(scores[b], scores[a]));
    List<float[]> kept = new ArrayList<>(maxNegatives);
    for (int i = 0; i < maxNegatives; i++) {
      kept.add(negatives.get(order[i]));
    }
    negatives.clear();
    negatives.addAll(kept);
  }

  PlattScaling calibrate(LinearSvm svm) {
    return PlattScaling.fit(scores(svm, positives), scores(svm, negatives));
  }

  private static double[] scores(LinearSvm svm, List<float[]> descriptors) {
    return descriptors.stream().mapToDouble(svm::score).toArray();
  }
}
