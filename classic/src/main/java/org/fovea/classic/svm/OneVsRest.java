package org.fovea.classic.svm;

import de.bwaldvogel.liblinear.Feature;
import java.util.ArrayList;
import java.util.List;
import org.fovea.classic.learning.ScoredClassifier;

/**
 * A classifier of several classes, one SVM for each: the class whose SVM is the surest wins.
 * Immutable.
 *
 * @param classifiers for each class the SVM that tells it from all others, at least one
 */
public record OneVsRest(List<LinearSvm> classifiers) implements ScoredClassifier {
  public OneVsRest {
    classifiers = List.copyOf(classifiers);
    if (classifiers.isEmpty()) {
      throw new IllegalArgumentException("expected at least one class");
    }
  }

  /**
   * Trains an SVM per class.
   *
   * @param features the examples' features, as many for each
   * @param labels for each example its class, {@code 0..classes-1}
   * @param classes how many classes there are, at least 2
   * @param config how each SVM is trained
   * @return the classifier
   * @throws IllegalArgumentException if a class has no example, or as {@link
   *     LinearSvmTrainer#train} says
   */
  public static OneVsRest train(
      float[][] features, int[] labels, int classes, LinearSvmConfig config) {
    LinearSvmTrainer trainer = new LinearSvmTrainer(config);
    Feature[][] examples = trainer.examples(features);
    List<LinearSvm> classifiers = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      boolean[] positive = new boolean[labels.length];
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] < 0 || labels[i] >= classes) {
          throw new IllegalArgumentException(
              String.format(
                  "label %d of example %d is not a class 0..%d", labels[i], i, classes - 1));
        }
        positive[i] = labels[i] == c;
      }
      classifiers.add(trainer.train(examples, positive));
    }
    return new OneVsRest(classifiers);
  }

  /**
   * The margins of all classes.
   *
   * @param features one example
   * @return for each class its SVM's score
   */
  @Override
  public float[] scores(float[] features) {
    float[] scores = new float[classifiers.size()];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = classifiers.get(c).score(features);
    }
    return scores;
  }
}
