package org.fovea.classic.hog;

import org.fovea.classic.svm.LinearSvmConfig;
import org.fovea.features.hog.HogConfig;

/**
 * How {@link HogSvmTrainer} makes a {@link HogSvmDetector}.
 *
 * @param hog the descriptor
 * @param colour whether the hues of each block are looked at beside its gradients
 * @param search how pictures are searched
 * @param examples what is learnt from
 * @param svm how the SVMs are trained
 * @param seed of all choices at random
 */
public record HogSvmConfig(
    HogConfig hog,
    boolean colour,
    SearchConfig search,
    ExamplesConfig examples,
    LinearSvmConfig svm,
    long seed) {
  /**
   * Dalal and Triggs' HoG with cells of 6 pixels, with colour.
   *
   * @return the configuration
   */
  public static HogSvmConfig defaults() {
    return new HogSvmConfig(
        HogConfig.dalalTriggs().withCellSize(6),
        true,
        SearchConfig.defaults(),
        ExamplesConfig.defaults(),
        LinearSvmConfig.defaults().withC(0.03).withStop(0.1, 200),
        1);
  }

  /**
   * The same with another descriptor.
   *
   * @param descriptor of gradients
   * @param hues whether the hues of each block are looked at too
   * @return a changed copy
   */
  public HogSvmConfig withFeatures(HogConfig descriptor, boolean hues) {
    return new HogSvmConfig(descriptor, hues, search, examples, svm, seed);
  }

  /**
   * The same with another search.
   *
   * @param ofPictures how pictures are searched
   * @return a changed copy
   */
  public HogSvmConfig withSearch(SearchConfig ofPictures) {
    return new HogSvmConfig(hog, colour, ofPictures, examples, svm, seed);
  }

  /**
   * The same with other examples.
   *
   * @param learntFrom what is learnt from
   * @return a changed copy
   */
  public HogSvmConfig withExamples(ExamplesConfig learntFrom) {
    return new HogSvmConfig(hog, colour, search, learntFrom, svm, seed);
  }

  /**
   * The same with other training of the SVMs.
   *
   * @param training how the SVMs are trained
   * @return a changed copy
   */
  public HogSvmConfig withSvm(LinearSvmConfig training) {
    return new HogSvmConfig(hog, colour, search, examples, training, seed);
  }

  /**
   * The same with other choices at random.
   *
   * @param choices seed
   * @return a changed copy
   */
  public HogSvmConfig withSeed(long choices) {
    return new HogSvmConfig(hog, colour, search, examples, svm, choices);
  }
}
