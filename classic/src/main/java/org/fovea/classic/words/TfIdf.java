package org.fovea.classic.words;

import java.util.List;

/**
 * Weighs words by how few pictures have them (Sivic and Zisserman, "Video Google: a text retrieval
 * approach to object matching in videos", 2003): a histogram's part of a word is multiplied by
 * {@code ln(N / n)} where n of the N pictures have the word. Immutable.
 */
public final class TfIdf {
  private final double[] weights;

  private TfIdf(double[] weights) {
    this.weights = weights;
  }

  /**
   * Counts in how many pictures each word is. A word that none has is counted as if one had it.
   *
   * @param histograms the bags of words of at least one picture, all of the same length
   * @return the weighting
   * @throws IllegalArgumentException if there is no histogram or lengths differ
   */
  public static TfIdf fit(List<float[]> histograms) {
    if (histograms.isEmpty()) {
      throw new IllegalArgumentException("expected at least one histogram, got none");
    }
    int[] pictures = new int[histograms.get(0).length];
    for (float[] histogram : histograms) {
      requireLength(histogram, pictures.length);
      for (int w = 0; w < pictures.length; w++) {
        pictures[w] += histogram[w] > 0 ? 1 : 0;
      }
    }
    double[] weights = new double[pictures.length];
    for (int w = 0; w < weights.length; w++) {
      weights[w] = Math.log(histograms.size() / (double) Math.max(1, pictures[w]));
    }
    return new TfIdf(weights);
  }

  /**
   * Weighs a histogram and scales it to a Euclidean length of 1, so that inner products are
   * cosines.
   *
   * @param histogram a bag of words
   * @return the weighted histogram; zeros stay zeros
   * @throws IllegalArgumentException if it has another number of words
   */
  public float[] apply(float[] histogram) {
    requireLength(histogram, weights.length);
    double squares = 0;
    for (int w = 0; w < weights.length; w++) {
      squares += Math.pow(weights[w] * histogram[w], 2);
    }
    double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    float[] weighted = new float[weights.length];
    for (int w = 0; w < weights.length; w++) {
      weighted[w] = (float) (weights[w] * histogram[w] * scale);
    }
    return weighted;
  }

  private static void requireLength(float[] histogram, int words) {
    if (histogram.length != words) {
      throw new IllegalArgumentException("expected " + words + " words, got " + histogram.length);
    }
  }
}
